package io.starmigrate.worker.service;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.ShownText;
import java.nio.charset.Charset;
import java.util.Objects;

/** Log lines by a pattern, as operators read them: each setting is named by its key, also where a cause names it. */
public final class KeyedLines extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        Charset charset = Objects.requireNonNullElse(getCharset(), Charset.defaultCharset());
        return ShownText.lines(SettingName.inKeys(getLayout().doLayout(event))).getBytes(charset);
    }
}
