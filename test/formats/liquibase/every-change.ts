import type { EngineName } from '../../../src/model/engine-name.ts';

const root = (sets: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
${sets}
</databaseChangeLog>
`;

let count = 0;
const set = (changes: string): string => {
  count += 1;
  return `  <changeSet id="${String(count)}" author="us">\n${changes}\n  </changeSet>`;
};

/** Types that both engine families have, as people write them. */
const types = [
  'bigint', 'int', 'INTEGER', 'int4', 'smallint', 'tinyint', 'tinyint(1)', 'boolean', 'BOOL', 'bit', 'bit(1)', 'bit(8)', 'float', 'real', 'double', 'double precision', 'number', 'number(10, 2)', 'numeric(12,3)',
  'decimal', 'DECIMAL(19, 4)', 'currency', 'uuid', 'varchar(255)', 'VARCHAR2(30)', 'java.sql.Types.VARCHAR(40)', 'nvarchar(50)', 'char', 'char(3)', 'CHAR(36 BYTE)', 'nchar(5)', 'clob', 'text', 'longtext', 'longvarchar',
  'nclob', 'java.sql.Types.CLOB', 'blob', 'longblob', 'varbinary(100)', 'binary(16)', 'java.sql.Types.BLOB', 'date', 'time', 'datetime', 'datetime(6)', 'timestamp', 'timestamp(3)', 'java.sql.Types.TIMESTAMP', 'java.sql.Types.BIGINT',
] as const;

const typesByEngine: Readonly<Record<'postgres' | 'mysql', readonly string[]>> = {
  postgres: ['jsonb', 'json', 'inet', 'text[]', 'timestamptz', 'timestamp with time zone', 'TIMESTAMP WITH TIME ZONE', 'timestamp(6) without time zone', 'timetz', 'time with time zone', 'interval', 'xml', 'bytea', 'character varying(20)', 'varchar', 'mediumblob', 'serial8', 'numeric', 'oid', 'citext_like'],
  mysql: ['int unsigned', 'bigint(20) unsigned', 'INT(11)', 'mediumint', 'tinytext', 'mediumtext', 'tinyblob', 'mediumblob', 'json', "enum('a','b')", "set('x','y')", 'year', 'double(10,2)', 'smallint unsigned', 'TIME(3)'],
};

function everyType(engine: EngineName): string {
  const family = engine === 'postgresql' ? 'postgres' : 'mysql';
  const all = [...types, ...typesByEngine[family]].filter((type) => type !== 'citext_like');
  return set(`    <createTable tableName="every_type" remarks="All of them; it's long">
${all.map((type, index) => `      <column name="c${String(index)}" type="${type}"${index % 7 === 0 ? ' remarks="a column\'s words"' : ''}/>`).join('\n')}
    </createTable>`);
}

const shared = (): readonly string[] => [
  set(`    <createTable tableName="customers">
      <column name="id" type="bigint" autoIncrement="true"><constraints primaryKey="true" nullable="false"/></column>
      <column name="name" type="varchar(100)"><constraints nullable="false" unique="true" uniqueConstraintName="uq_customers_name"/></column>
      <column name="code" type="char(4)"><constraints unique="true" uniqueConstraintName="uq_customers_code_zip"/></column>
      <column name="zip" type="varchar(10)" defaultValue="it's"><constraints unique="true" uniqueConstraintName="uq_customers_code_zip"/></column>
      <column name="active" type="boolean" defaultValueBoolean="true"><constraints nullable="false"/></column>
      <column name="rating" type="decimal(5,2)" defaultValueNumeric="1.50"/>
      <column name="born" type="date" defaultValueDate="2020-01-02"/>
      <column name="seen" type="timestamp" defaultValueComputed="CURRENT_TIMESTAMP"/>
    </createTable>`),
  set(`    <createTable tableName="Orders">
      <column name="Id" type="int"><constraints primaryKey="true" primaryKeyName="pk_orders"/></column>
      <column name="customer_id" type="bigint"><constraints nullable="false" foreignKeyName="fk_orders_customers" references="customers(id)" deleteCascade="true"/></column>
      <column name="order" type="int"/>
      <column name="note" type="text"/>
    </createTable>
    <createTable tableName="lines">
      <column name="order_id" type="int"><constraints primaryKey="true"/></column>
      <column name="line" type="int"><constraints primaryKey="true"/></column>
      <column name="amount" type="int" defaultValueNumeric="0"><constraints nullable="false"/></column>
    </createTable>`),
  set(`    <insert tableName="customers">
      <column name="name" value="Ada \\ 'Lovelace'; -- no"/>
      <column name="code" value="AL"/>
      <column name="active" valueBoolean="false"/>
      <column name="rating" valueNumeric="2.25"/>
      <column name="born" value="1815-12-10"/>
      <column name="zip" value="NULL"/>
    </insert>
    <insert tableName="customers">
      <column name="name" valueComputed="concat('Gr', 'ace')"/>
      <column name="code"/>
      <column name="zip">X1</column>
    </insert>
    <insert tableName="Orders"><column name="Id" valueNumeric="1"/><column name="customer_id" valueNumeric="1"/><column name="order" valueNumeric="7"/></insert>`),
  set(`    <addColumn tableName="customers">
      <column name="email" type="varchar(200)" value="none"><constraints nullable="false"/></column>
      <column name="points" type="int" valueNumeric="3" defaultValueNumeric="0"/>
      <column name="parent_id" type="bigint"><constraints foreignKeyName="fk_customers_parent" references="customers(id)"/></column>
    </addColumn>
    <addColumn tableName="lines"><column name="vip" type="boolean" defaultValueBoolean="false"><constraints nullable="false"/></column></addColumn>`),
  set(`    <addForeignKeyConstraint baseTableName="lines" baseColumnNames="order_id" constraintName="fk_lines_orders" referencedTableName="Orders" referencedColumnNames="Id" onDelete="CASCADE" onUpdate="NO ACTION"/>
    <addUniqueConstraint tableName="Orders" columnNames="customer_id, order" constraintName="uq_orders"/>
    <createIndex tableName="customers" indexName="ix_customers_name"><column name="name"/><column name="born" descending="true"/></createIndex>
    <createIndex tableName="lines" indexName="ix_lines_amount" unique="false"><column name="amount" descending="true"/></createIndex>`),
  set(`    <update tableName="customers"><column name="rating" valueNumeric="9"/><column name="email" value="ada@example.org"/><where>name like 'Ada%'</where></update>
    <update tableName="customers"><column name="points" valueNumeric="5"/><where>:name = :value and rating &gt; ?</where><whereParams><param name="code" value="AL"/><param valueNumeric="1"/></whereParams></update>
    <delete tableName="lines"><where>amount &lt; 0</where></delete>`),
  set(`    <modifyDataType tableName="customers" columnName="name" newDataType="varchar(150)"/>
    <renameColumn tableName="customers" oldColumnName="points" newColumnName="score" columnDataType="int"/>
    <addNotNullConstraint tableName="customers" columnName="rating" columnDataType="decimal(5,2)" defaultNullValue="0"/>
    <dropNotNullConstraint tableName="customers" columnName="email" columnDataType="varchar(200)"/>
    <addDefaultValue tableName="customers" columnName="email" defaultValue="nobody"/>
    <addDefaultValue tableName="customers" columnName="score" defaultValueNumeric="12"/>
    <addDefaultValue tableName="customers" columnName="parent_id" defaultValueComputed="1"/>
    <dropDefaultValue tableName="customers" columnName="born"/>`),
  set(`    <createView viewName="active_customers">select id, name from customers where active = true</createView>
    <createView viewName="active_customers" replaceIfExists="true">select id, name, zip from customers</createView>
    <createView viewName="gone">select 1 as one</createView>
    <dropView viewName="gone"/>`),
  set(`    <createTable tableName="scratch"><column name="a" type="int"/><column name="b" type="int"/><column name="c" type="int"><constraints nullable="false"/></column></createTable>
    <addPrimaryKey tableName="scratch" columnNames="c" constraintName="pk_scratch"/>
    <dropPrimaryKey tableName="scratch"/>
    <addUniqueConstraint tableName="scratch" columnNames="a" constraintName="uq_scratch"/>
    <dropUniqueConstraint tableName="scratch" constraintName="uq_scratch"/>
    <createIndex tableName="scratch" indexName="ix_scratch"><column name="b"/></createIndex>
    <dropIndex tableName="scratch" indexName="ix_scratch"/>
    <dropColumn tableName="scratch" columnName="a"/>
    <dropColumn tableName="scratch"><column name="b"/></dropColumn>
    <renameTable oldTableName="scratch" newTableName="kept"/>
    <setTableRemarks tableName="kept" remarks="what is left"/>
    <createTable tableName="thrown"><column name="a" type="int"/></createTable>
    <dropTable tableName="thrown" cascadeConstraints="true"/>
    <dropForeignKeyConstraint baseTableName="lines" constraintName="fk_lines_orders"/>`),
  set(`    <loadData tableName="customers" file="customers.csv" separator=";"><column name="name" type="STRING"/><column name="active" type="BOOLEAN"/><column name="rating" type="NUMERIC"/><column name="born" type="DATE"/></loadData>`),
  set(`    <sql>insert into kept (c) values (1); insert into kept (c) values (2)</sql>`),
  set(`    <tagDatabase tag="v1"/>`),
];

const byEngine: Readonly<Record<EngineName, () => readonly string[]>> = {
  postgresql: () => [
    set(`    <createSequence sequenceName="numbers" startValue="10" incrementBy="5" minValue="1" maxValue="1000" cycle="true" cacheSize="3"/>
    <createSequence sequenceName="Mixed"/>
    <addColumn tableName="kept"><column name="n" type="bigint" defaultValueSequenceNext="numbers"/></addColumn>
    <insert tableName="kept"><column name="c" valueNumeric="3"/><column name="n" valueSequenceNext="numbers"/></insert>
    <dropSequence sequenceName="Mixed"/>
    <createTable tableName="USERS"><column name="ID" type="int" autoIncrement="true" startWith="100" incrementBy="10"><constraints primaryKey="true"/></column><column name="USER" type="text"/></createTable>
    <createIndex tableName="USERS" indexName="IX_USERS"><column name="lower(id::text)" computed="true"/></createIndex>
    <addAutoIncrement tableName="kept" columnName="c" columnDataType="int"/>
    <setColumnRemarks tableName="kept" columnName="c" remarks="it's a number"/>
    <addForeignKeyConstraint baseTableName="lines" baseColumnNames="order_id" constraintName="fk_late" referencedTableName="Orders" referencedColumnNames="Id" deferrable="true" initiallyDeferred="true" validate="false"/>`),
    set(`    <createProcedure procedureName="nothing">create function nothing() returns int language plpgsql as $$ begin return 1; end; $$</createProcedure>`),
  ],
  mysql: () => [
    set(`    <addPrimaryKey tableName="kept" columnNames="c"/>
    <addAutoIncrement tableName="kept" columnName="c" columnDataType="int" startWith="50"/>
    <setColumnRemarks tableName="customers" columnName="code" remarks="it's a code" columnDataType="char(4)"/>
    <addColumn tableName="kept"><column name="before" type="int" afterColumn="c"/></addColumn>
    <createProcedure procedureName="nothing">create procedure nothing() begin select 1; select 2; end</createProcedure>`),
  ],
  mariadb: () => [
    set(`    <addPrimaryKey tableName="kept" columnNames="c"/>
    <addAutoIncrement tableName="kept" columnName="c" columnDataType="int" startWith="50"/>
    <setColumnRemarks tableName="customers" columnName="code" remarks="it's a code" columnDataType="char(4)"/>
    <createSequence sequenceName="numbers" startValue="10" incrementBy="5"/>`),
  ],
};

/** One changelog with every change that is written, for an engine, and the file that it loads. */
export function everyChange(engine: EngineName): Readonly<Record<string, string>> {
  count = 0;
  return {
    'db/changelog.xml': root([everyType(engine), ...shared(), ...byEngine[engine]()].join('\n')),
    'db/customers.csv': 'name;active;rating;born;email\n# nobody\n"Edsger; D.";true;4.5;1930-05-11;e@example.org\nBarbara;false;3;NULL;"b@""example"".org"\n',
  };
}
