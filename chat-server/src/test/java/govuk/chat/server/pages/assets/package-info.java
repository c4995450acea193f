@NullMarked
package govuk.chat.server.pages.assets;

import org.jspecify.annotations.NullMarked;
