"""Forwarding agent: send the day's declarations to the customs gateway."""
import os
import urllib.request
import xml.etree.ElementTree as ET

from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_fixed

GATEWAY = os.environ.get("CUSTOMS_URL", "http://customs-gw.internal")
SHIPMENTS = [{"mrn": "26DE000001", "hs": "8471", "kg": 120}, {"mrn": "26DE000002", "hs": "6403", "kg": 48}]


def xml(shipment):
    root = ET.Element("declaration", mrn=shipment["mrn"])
    ET.SubElement(root, "commodity").text = shipment["hs"]
    ET.SubElement(root, "grossMass", unit="kg").text = str(shipment["kg"])
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


@retry(retry=retry_if_exception_type(ConnectionError), stop=stop_after_attempt(10), wait=wait_fixed(1))
def send(document):
    req = urllib.request.Request(GATEWAY + "/declarations", data=document, headers={"Content-Type": "application/xml"})
    return urllib.request.urlopen(req)


def main():
    for s in SHIPMENTS:
        with send(xml(s)) as answer:
            status = ET.fromstring(answer.read()).findtext("status")
        print(s["mrn"], status)


if __name__ == "__main__":
    main()
