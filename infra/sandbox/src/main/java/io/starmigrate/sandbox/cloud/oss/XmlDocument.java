package io.starmigrate.sandbox.cloud.oss;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the small documents OSS answers with. Used by one thread, once. */
final class XmlDocument {
    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter out;

    private XmlDocument() throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
        out.writeStartDocument("UTF-8", "1.0");
    }

    static XmlDocument root(String name) {
        try {
            return new XmlDocument().open(name);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write XML", e);
        }
    }

    XmlDocument open(String name) {
        return write(() -> out.writeStartElement(name));
    }

    XmlDocument close() {
        return write(out::writeEndElement);
    }

    XmlDocument leaf(String name, Object value) {
        return open(name).text(value).close();
    }

    XmlDocument text(Object value) {
        return write(() -> out.writeCharacters(value.toString()));
    }

    /** The document; every element still open is closed. */
    String end() {
        write(out::writeEndDocument);
        return written.toString();
    }

    private XmlDocument write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write XML", e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
