package govuk.chat.core.config;

import govuk.chat.core.agent.AgentControls;
import govuk.chat.core.agent.BreakerOverride;
import govuk.chat.core.agent.RouteOverride;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.setting.LiveSetting.Current;
import govuk.chat.core.setting.LiveSettings;
import govuk.chat.core.setting.Setting;
import govuk.chat.core.setting.SettingFields;
import govuk.chat.core.setting.SettingFormat;
import govuk.chat.core.store.StoredSetting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What operators want of agents for a while, as a setting for each agent: so it holds on every replica, and after a restart. */
public final class AgentOverrides {
    private static final String AUTOMATIC = "automatic";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final String ROUTE = "route";

    private AgentOverrides() {}

    /** The name of the setting. Its fields: {@code state}, {@code until}, and {@code routeTo} if that is the state. */
    public static String settingOf(String agent) {
        return "agents." + agent;
    }

    static void keep(LiveSettings settings, AgentControls controls, Set<String> agents) {
        for (var agent : agents) {
            var others = agents.stream()
                    .filter(other -> !other.equals(agent))
                    .sorted()
                    .toList();
            var setting = new Setting<>(settingOf(agent), new Wish(AUTOMATIC, "", Instant.MAX), new WishFormat(others));
            settings.add(setting).listen(current -> apply(controls, agent, current));
        }
    }

    private static void apply(AgentControls controls, String agent, Current<Wish> current) {
        var comment = current.last().map(StoredSetting::comment).orElse("");
        if (comment.isEmpty()) {
            return;
        }
        var wish = current.value();
        switch (wish.state()) {
            case OPEN -> controls.override(agent, new BreakerOverride(BreakerState.OPEN, wish.until(), comment));
            case CLOSED -> controls.override(agent, new BreakerOverride(BreakerState.CLOSED, wish.until(), comment));
            case ROUTE -> controls.override(agent, new RouteOverride(wish.routeTo(), wish.until(), comment));
            default -> controls.automatic(agent);
        }
    }

    private record Wish(String state, String routeTo, Instant until) {}

    private record WishFormat(List<String> others) implements SettingFormat<Wish> {
        @Override
        public Wish read(SettingFields fields) {
            var state = fields.choice("state", List.of(AUTOMATIC, OPEN, CLOSED, ROUTE));
            if (state.equals(AUTOMATIC)) {
                return new Wish(AUTOMATIC, "", Instant.MAX);
            }
            var until = fields.time("until")
                    .orElseThrow(() -> SettingFields.bad("until", "must say when the agent decides by itself again"));
            return new Wish(state, state.equals(ROUTE) ? fields.choice("routeTo", others) : "", until);
        }

        @Override
        public Map<String, Object> write(Wish wish) {
            return switch (wish.state()) {
                case AUTOMATIC -> Map.of("state", AUTOMATIC);
                case ROUTE ->
                    Map.of(
                            "state",
                            ROUTE,
                            "routeTo",
                            wish.routeTo(),
                            "until",
                            wish.until().toString());
                default -> Map.of("state", wish.state(), "until", wish.until().toString());
            };
        }
    }
}
