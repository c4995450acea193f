package govuk.chat.core.setting;

import govuk.chat.core.store.StoredSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A setting as it is now. Asking for it asks nobody else. Safe for use by many threads. */
public final class LiveSetting<T> implements Supplier<T> {
    private static final Logger log = LoggerFactory.getLogger(LiveSetting.class);

    private final Setting<T> setting;
    private final List<Consumer<Current<T>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Current<T> current;

    LiveSetting(Setting<T> setting) {
        this.setting = setting;
        this.current = new Current<>(setting.usual(), Optional.empty());
    }

    public String name() {
        return setting.name();
    }

    /** The value in force. */
    @Override
    public T get() {
        return current.value();
    }

    public Current<T> current() {
        return current;
    }

    /** The value in force as the fields of a JSON object. */
    public Map<String, Object> fields() {
        return new TreeMap<>(setting.format().write(get()));
    }

    /** The default as the fields of a JSON object. */
    public Map<String, Object> usualFields() {
        return new TreeMap<>(setting.format().write(setting.usual()));
    }

    /** Has the listener told now, and after every change; quickly, and by any thread. */
    public synchronized void listen(Consumer<Current<T>> listener) {
        listeners.add(listener);
        listener.accept(current);
    }

    /** What is wanted, as it is to be stored. */
    String checked(Map<String, ?> fields) {
        return SettingJson.write(setting.format().write(setting.format().read(new SettingFields(fields))));
    }

    /** An older row than the one that is known is late news. */
    synchronized void take(StoredSetting row) {
        if (row.version() > current.version()) {
            current = new Current<>(value(row), Optional.of(row));
            listeners.forEach(listener -> listener.accept(current));
        }
    }

    /** A server of another version may have stored what this one cannot read. */
    private T value(StoredSetting row) {
        if (row.isDefault()) {
            return setting.usual();
        }
        try {
            return setting.format().read(new SettingFields(SettingJson.read(row.value())));
        } catch (RuntimeException e) {
            log.warn(
                    "version {} of the setting {} cannot be used; what held before still does",
                    row.version(),
                    row.name(),
                    e);
            return current.value();
        }
    }

    /**
     * What is in force.
     *
     * @param last the last change; empty if there never was one
     */
    public record Current<T>(T value, Optional<StoredSetting> last) {
        /** 0 if it was never changed. */
        public long version() {
            return last.map(StoredSetting::version).orElse(0L);
        }

        /** Whether somebody has set it, and not gone back to the default. */
        public boolean isChanged() {
            return last.filter(row -> !row.isDefault()).isPresent();
        }
    }
}
