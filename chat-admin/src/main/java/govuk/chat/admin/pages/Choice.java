package govuk.chat.admin.pages;

import java.util.List;

/**
 * A field in which one of several things is selected.
 *
 * @param selected the value of the selected one; empty if none of them is
 */
record Choice(List<Item> items, String selected) {
    /** @param wanted what was asked for; something else than the options is as good as nothing */
    static Choice of(List<Option> options, String wanted) {
        var items = options.stream()
                .map(option ->
                        new Item(option.value(), option.words(), option.value().equals(wanted)))
                .toList();
        var isKnown = items.stream().anyMatch(Item::isSelected);
        return new Choice(items, isKnown ? wanted : "");
    }

    record Option(String value, String words) {}

    record Item(String value, String words, boolean isSelected) {}
}
