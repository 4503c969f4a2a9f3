package io.starmigrate.sandbox.cloud.oss;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the small documents clients send. */
final class XmlBody {
    private final Element root;

    private XmlBody(Element root) {
        this.root = root;
    }

    static XmlBody read(OssRequest request) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new XmlBody(
                    factory.newDocumentBuilder().parse(request.body()).getDocumentElement());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every JDK's XML parser can refuse a DOCTYPE", e);
        } catch (SAXException e) {
            throw new OssException(400, "MalformedXML", "The XML you provided cannot be read: " + e.getMessage());
        }
    }

    /** The elements of this name, at any depth, in order. */
    List<XmlBody> all(String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<XmlBody> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(new XmlBody((Element) nodes.item(i)));
        }
        return found;
    }

    /** The text of the first element of this name; empty when there is none. */
    String text(String name) {
        NodeList nodes = root.getElementsByTagName(name);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent().strip();
    }
}
