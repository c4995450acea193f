package govuk.chat.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Stage}, which is closed when the last of them is over. */
final class OnStage implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(ExtensionContext.Namespace.create(OnStage.class));
        var stage = store.get(Stage.class, Stage.class);
        if (stage == null) {
            stage = open();
            store.put(Stage.class, stage);
        }
        return stage.cleared();
    }

    private static Stage open() {
        try {
            return new Stage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
