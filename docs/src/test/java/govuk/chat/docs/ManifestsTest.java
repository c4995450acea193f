package govuk.chat.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests and the chart, rendered by the programs that a cluster's operator uses. No cluster has seen them here. */
class ManifestsTest {
    private static final String DEPLOYMENT = "Deployment govuk-chat-frontend";
    private static final String POD = "/spec/template/spec";

    private static final Map<String, Class<?>> KINDS = Map.of(
            "Namespace", Namespace.class,
            "ServiceAccount", ServiceAccount.class,
            "ConfigMap", ConfigMap.class,
            "Service", Service.class,
            "Deployment", Deployment.class,
            "Ingress", Ingress.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "NetworkPolicy", NetworkPolicy.class,
            "HTTPRoute", HTTPRoute.class);

    /** Of operators, whose types we do not have here. */
    private static final Set<String> OF_OPERATORS = Set.of("ExternalSecret", "PodMonitor");

    @Test
    void names_andNumbers_areThoseOfTheContract() throws Exception {
        var manifests = Manifests.ofOverlay("production");
        var container = manifests.get(DEPLOYMENT).at(POD + "/containers/0");
        var port = manifests.get("Service govuk-chat-service").at("/spec/ports/0");

        assertThat(manifests.get("Namespace govuk-chat")).isNotNull();
        assertThat(manifests.get(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(container.at("/resources").toString())
                .isEqualTo("{\"limits\":{\"cpu\":\"500m\",\"memory\":\"512Mi\"},"
                        + "\"requests\":{\"cpu\":\"250m\",\"memory\":\"256Mi\"}}");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/ready");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(3000);
        assertThat(container.at("/envFrom").toString()).contains("govuk-chat-config", "govuk-chat-secrets");
        assertThat(port.path("port").asInt()).isEqualTo(80);
        assertThat(port.path("targetPort").asInt()).isEqualTo(3000);
        assertThat(manifests
                        .get("Ingress govuk-chat-ingress")
                        .at("/spec/tls/0/secretName")
                        .asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production", "operators"})
    void overlay_hasNoFieldThatKubernetesDoesNotKnow(String overlay) throws Exception {
        checkFields(Manifests.ofOverlay(overlay));
    }

    @Test
    void chart_hasNoFieldThatKubernetesDoesNotKnow() throws Exception {
        checkFields(Manifests.ofChart());
        checkFields(Manifests.ofChart("gateway.enabled=true", "podMonitor.enabled=true", "ingress.enabled=false"));
    }

    @Test
    void fieldThatKubernetesDoesNotKnow_isNoticed() throws Exception {
        var deployment = Manifests.ofOverlay("production").get(DEPLOYMENT).deepCopy();
        ((ObjectNode) deployment.at(POD)).put("terminationGracePeriod", 45);

        assertThat(Fields.unknown(deployment, Deployment.class)).containsExactly("terminationGracePeriod");
    }

    /** The namespace is the kustomization's: with Helm, whoever installs makes it. */
    @Test
    void chart_isTheSameAsTheOverlay() throws Exception {
        var overlay = Manifests.ofOverlay("production").objects();
        var chart = Manifests.ofChart();
        overlay.remove("Namespace govuk-chat");

        assertThat(chart.objects().keySet()).isEqualTo(overlay.keySet());
        for (var each : overlay.entrySet()) {
            assertThat(comparable(chart.get(each.getKey()))).as(each.getKey()).isEqualTo(comparable(each.getValue()));
        }
    }

    @Test
    void pod_keepsToTheRestrictedStandard() throws Exception {
        var pod = Manifests.ofOverlay("production").get(DEPLOYMENT).at(POD);
        var container = pod.at("/containers/0/securityContext");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(pod.at("/containers")).hasSize(1);
    }

    @Test
    void grace_isLongEnoughForEverythingThatEnds() throws Exception {
        var manifests = Manifests.ofOverlay("production");
        var pod = manifests.get(DEPLOYMENT).at(POD);
        var pause = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
        var replies = Integer.parseInt(manifests
                .get("ConfigMap govuk-chat-config")
                .at("/data/SHUTDOWN_GRACE")
                .asText()
                .replace("s", ""));
        var runnerAndStreams = 5 + 2;
        var webServer = 5;

        assertThat(pause).isPositive();
        assertThat(pod.at("/terminationGracePeriodSeconds").asInt())
                .isGreaterThan(pause + replies + runnerAndStreams + webServer);
    }

    @Test
    void metrics_areOnAPortThatNobodyIsLedTo() throws Exception {
        var manifests = Manifests.ofOverlay("production");
        var port = manifests
                .get("ConfigMap govuk-chat-config")
                .at("/data/METRICS_PORT")
                .asText();

        assertThat(manifests
                        .get(DEPLOYMENT)
                        .at(POD + "/containers/0/ports/1/containerPort")
                        .asText())
                .isEqualTo(port);
        assertThat(manifests.get("Service govuk-chat-service").toString()).doesNotContain(port);
        assertThat(manifests.get("Ingress govuk-chat-ingress").toString()).doesNotContain(port);
    }

    @Test
    void settings_areSettingsOfTheServer() throws Exception {
        var reference = Files.readString(Repository.ROOT.resolve("docs/configuration.md"));

        Manifests.ofOverlay("production")
                .get("ConfigMap govuk-chat-config")
                .path("data")
                .fieldNames()
                .forEachRemaining(name -> assertThat(reference).contains("| `" + name + "` |"));
    }

    @Test
    void chart_isSound() throws Exception {
        assertThat(Manifests.run("helm", "lint", "--strict", "helm/govuk-chat")).contains("0 chart(s) failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicas=two", "config.JWT_SECRET=hunter2", "image.digest=latest", "nonsense=true"})
    void chart_refusesValuesThatAreNone(String value) {
        assertThatThrownBy(() -> Manifests.ofChart(value)).isInstanceOf(IllegalStateException.class);
    }

    private static void checkFields(Manifests manifests) throws Exception {
        for (var each : manifests.objects().entrySet()) {
            var kind = each.getValue().path("kind").asText();
            if (!OF_OPERATORS.contains(kind)) {
                assertThat(Fields.unknown(each.getValue(), type(kind)))
                        .as(each.getKey())
                        .isEmpty();
            }
        }
    }

    private static Class<?> type(String kind) {
        var type = KINDS.get(kind);
        if (type == null) {
            throw new AssertionError("add the type of " + kind + " to KINDS");
        }
        return type;
    }

    /** Without what differs by its nature: labels, the sum over the settings, and how the image is pulled. */
    private static JsonNode comparable(JsonNode object) throws Exception {
        ObjectNode copy = object.deepCopy();
        ((ObjectNode) copy.path("metadata")).remove(Set.of("labels", "namespace"));
        if (copy.at("/spec/template/metadata").isObject()) {
            ((ObjectNode) copy.at("/spec/template/metadata")).remove("annotations");
            ((ObjectNode) copy.at(POD + "/containers/0")).remove("imagePullPolicy");
        }
        return new ObjectMapper().readTree(copy.toString());
    }
}
