package govuk.chat.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Looks at the certificate that a server shows, whether it is trusted or not. Nothing is sent over that connection. */
final class CertificateLook {
    private static final int PATIENCE = 5000; // milliseconds
    private static final int TLS_PORT = 443;

    private CertificateLook() {}

    /** In a sentence; says so if there is none to be seen. */
    static String at(URI server) {
        try (var plain = new Socket()) {
            var port = server.getPort() < 0 ? TLS_PORT : server.getPort();
            plain.connect(new InetSocketAddress(server.getHost(), port), PATIENCE);
            plain.setSoTimeout(PATIENCE);
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Looking()}, null);
            try (var secure =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, server.getHost(), port, true)) {
                secure.startHandshake();
                return describe((X509Certificate) secure.getSession().getPeerCertificates()[0]);
            }
        } catch (IOException | GeneralSecurityException e) {
            return "No certificate is shown there.";
        }
    }

    private static String describe(X509Certificate certificate) {
        var end = certificate.getNotAfter().toInstant();
        return "It is for " + certificate.getSubjectX500Principal().getName() + ", from "
                + certificate.getIssuerX500Principal().getName()
                + (end.isBefore(Instant.now()) ? ", and ended on " + end + ": renew it." : ", until " + end + ".");
    }

    /** Trusts nobody and refuses nobody: it only looks. */
    private static final class Looking implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // There is no client certificate here.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Nothing is sent, so there is nothing to protect.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
