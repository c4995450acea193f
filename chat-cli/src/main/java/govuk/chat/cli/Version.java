package govuk.chat.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, as the jar says it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {"chat " + version.orElse("(not packaged)")};
    }
}
