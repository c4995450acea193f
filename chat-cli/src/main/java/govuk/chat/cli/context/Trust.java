package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Which certificates are trusted: those of Java, or only those in a file. */
final class Trust {
    private Trust() {}

    /** @param file certificates in PEM; empty for those of Java */
    static SSLContext of(String file) {
        try {
            return file.isEmpty() ? SSLContext.getDefault() : only(Path.of(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new CliException(ExitStatus.USAGE, "ca: cannot read certificates from " + file + ".", e);
        }
    }

    private static SSLContext only(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(file)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw CliException.usage("ca: there is no certificate in " + file + ".");
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
