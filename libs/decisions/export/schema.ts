/**
 * The schema of what is exported: the fields of the data standard for 三重一大 (事项清单 0004, 制度 0005, 会议 0006,
 * 静态 0002), in a schema of our own. A bureau is not obliged to hand it in; it is the best public list of fields there
 * is.
 */
export const SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:simpleType name="day">
    <xs:restriction base="xs:string">
      <xs:pattern value="\\d{4}-\\d{2}-\\d{2}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="moment">
    <xs:restriction base="xs:string">
      <xs:pattern value="\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2})?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="flag">
    <xs:restriction base="xs:string">
      <xs:enumeration value="是"/>
      <xs:enumeration value="否"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="words">
    <xs:restriction base="xs:string">
      <xs:minLength value="1"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:attributeGroup name="head">
    <xs:attribute name="interface" type="xs:string" use="required"/>
    <xs:attribute name="version" type="xs:string" use="required"/>
    <xs:attribute name="organ" type="xs:string" use="required"/>
    <xs:attribute name="exported" type="day" use="required"/>
  </xs:attributeGroup>

  <xs:element name="members">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="member" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="group_type" type="words"/>
              <xs:element name="name" type="words"/>
              <xs:element name="position" type="xs:string"/>
              <xs:element name="start_date" type="day"/>
              <xs:element name="end_date" type="day" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attributeGroup ref="head"/>
    </xs:complexType>
  </xs:element>

  <xs:element name="matter_lists">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="matter_list" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="matter_list_name" type="words"/>
              <xs:element name="versions" type="words"/>
              <xs:element name="start_date" type="day"/>
              <xs:element name="item" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="item_id" type="words"/>
                    <xs:element name="item_code" type="words"/>
                    <xs:element name="item_name" type="words"/>
                    <xs:element name="catalog_code" type="words"/>
                    <xs:element name="catalog_name" type="words"/>
                    <xs:element name="catalog_level" type="xs:positiveInteger"/>
                    <xs:element name="item_meeting" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="meeting_type_name" type="words"/>
                          <xs:element name="order_number" type="xs:positiveInteger"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="legal_flag" type="flag"/>
                    <xs:element name="remark" type="xs:string" minOccurs="0"/>
                    <xs:element name="status" type="words"/>
                    <xs:element name="oper_type" type="words"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attributeGroup ref="head"/>
    </xs:complexType>
  </xs:element>

  <xs:element name="regulations">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="regulation" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="regulation_id" type="words"/>
              <xs:element name="regulation_name" type="words"/>
              <xs:element name="regulation_type_name" type="words"/>
              <xs:element name="rate" type="words"/>
              <xs:element name="vote_mode" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="item_code" type="words"/>
                    <xs:element name="mode" type="words"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="remark" type="xs:string" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attributeGroup ref="head"/>
    </xs:complexType>
  </xs:element>

  <xs:element name="meetings">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="meeting" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="meeting_id" type="words"/>
              <xs:element name="meeting_name" type="words"/>
              <xs:element name="meeting_type_name" type="words"/>
              <xs:element name="meeting_time" type="moment"/>
              <xs:element name="moderator" type="words"/>
              <xs:element name="register_type" type="words"/>
              <xs:element name="record_version" type="xs:positiveInteger"/>
              <xs:element name="attendee" minOccurs="1" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="attendee_name" type="words"/>
                    <xs:element name="attend_flag" type="flag"/>
                    <xs:element name="reason" type="xs:string" minOccurs="0"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="subject" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="subject_id" type="words"/>
                    <xs:element name="subject_code" type="words"/>
                    <xs:element name="subject_name" type="words"/>
                    <xs:element name="item_code" type="words" minOccurs="0"/>
                    <xs:element name="catalog_name" type="words"/>
                    <xs:element name="relation" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="subject_code" type="words"/>
                          <xs:element name="remark" type="xs:string"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="attendance" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="name" type="words"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="recusal" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="name" type="words"/>
                          <xs:element name="reason" type="xs:string" minOccurs="0"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="adopt_flag" type="flag"/>
                    <xs:element name="opinion" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="conclusion" type="words"/>
                          <xs:element name="by" type="words"/>
                          <xs:element name="date" type="day"/>
                          <xs:element name="file" type="words" minOccurs="0" maxOccurs="unbounded"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="deliberation" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="personnel" type="words"/>
                          <xs:element name="result" type="words"/>
                          <xs:element name="person" type="words" minOccurs="0"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="vote" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="person" type="words" minOccurs="0"/>
                          <xs:element name="for" type="xs:nonNegativeInteger"/>
                          <xs:element name="against" type="xs:nonNegativeInteger"/>
                          <xs:element name="abstain" type="xs:nonNegativeInteger"/>
                          <xs:element name="postpone" type="xs:nonNegativeInteger" minOccurs="0"/>
                          <xs:element name="invalid" type="xs:nonNegativeInteger" minOccurs="0"/>
                          <xs:element name="due" type="xs:positiveInteger"/>
                          <xs:element name="needed" type="xs:positiveInteger"/>
                          <xs:element name="result" type="words"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="pass_flag" type="flag"/>
                    <xs:element name="approval_flag" type="flag"/>
                    <xs:element name="subject_result" type="words"/>
                    <xs:element name="subject_file" type="words" minOccurs="0" maxOccurs="unbounded"/>
                    <xs:element name="subject_exception" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="type" type="words"/>
                          <xs:element name="cause" type="xs:string" minOccurs="0"/>
                          <xs:element name="confirm_flag" type="flag"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attributeGroup ref="head"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;
