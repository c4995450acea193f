package govuk.chat.core.store;

import java.util.List;

/**
 * What administrators have changed while the chat runs. A setting that nobody ever changed is not there; one that went back to its default is, so that
 * its versions go on and none is given twice.
 */
public interface SettingStore {
    /** All that were ever changed, by name. */
    List<StoredSetting> all();

    /**
     * Stores a change on top of the version before it, or nothing if that is not what is stored. Of several that are made at once one wins. Its time is
     * cut to milliseconds.
     */
    boolean replace(StoredSetting next);
}
