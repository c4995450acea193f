package govuk.chat.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds fields that a Kubernetes type does not have. The client library keeps what it does not know in {@code additionalProperties}. */
final class Fields {
    private Fields() {}

    /** Their names; fails if a value is not of the type that belongs there. */
    static List<String> unknown(JsonNode object, Class<?> type) throws Exception {
        var found = new ArrayList<String>();
        collect(new ObjectMapper().treeToValue(object, type), found);
        return found;
    }

    private static void collect(Object value, List<String> found) throws ReflectiveOperationException {
        if (value instanceof Collection<?> many) {
            for (Object each : many) {
                collect(each, found);
            }
        } else if (value != null
                && value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")
                && !value.getClass().isEnum()) {
            collectFrom(value, found);
        }
    }

    private static void collectFrom(Object object, List<String> found) throws ReflectiveOperationException {
        for (var method : object.getClass().getMethods()) {
            boolean isGetter = method.getName().startsWith("get") && method.getParameterCount() == 0;
            if (isGetter && method.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) method.invoke(object)).keySet().forEach(name -> found.add(String.valueOf(name)));
            } else if (isGetter && !method.getName().equals("getClass")) {
                collect(method.invoke(object), found);
            }
        }
    }
}
