package govuk.chat.server.export;

import govuk.chat.core.service.OwnerDataService.Exporter;
import java.io.IOException;

/** A file that conversations are written into. */
public interface ExportFile extends Exporter {
    /** Writes what is left. A file that was not ended is cut off where everybody can see it. */
    void end() throws IOException;
}
