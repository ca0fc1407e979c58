/** A repository with the grammar of formatted SQL in it. */
export const directory: Readonly<Record<string, string>> = {
  'db/changelog.xml': `<?xml version="1.0" encoding="UTF-8"?>
<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
  <property name="int.type" value="int"/>
  <include file="one.sql" relativeToChangelogFile="true" context="prod and !dev" labels="L1"/>
  <includeAll path="more" relativeToChangelogFile="true"/>
  <changeSet id="tag" author="x"><tagDatabase tag="v1"/></changeSet>
  <changeSet id="other" author="x"><sql dbms="oracle">select broken</sql></changeSet>
  <changeSet id="nothing" author="x"/>
</databaseChangeLog>
`,
  'db/one.sql': `--liquibase formatted sql

--changeset bob:1 context:prod labels:A,b
--comment: first table
create table t1 (id \${int.type}, n varchar(10)); -- trailing; comment
--rollback drop table t1;

--changeset bob:2 runAlways:true
insert into t1 (id) values (1);

--changeset bob:3 runOnChange:true context:"prod, test"
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:7 select 1
insert into broken values (2);

--changeset bob:4 endDelimiter:\\nGO
insert into t1 (id, n) values (4, 'a;b')
GO
insert into t1 (id, n) values (5, 'x');
GO
--changeset "bob x":"5 y" dbms:oracle
insert into broken values (3);

--changeset bob:6
/* liquibase rollback
drop table t6;
*/
create table t6 (id int /* the
 key */ ,
 /*! broken */ n int
);
--ignoreLines:1
this is ignored;
insert into t6 values (1, 2);
`,
  'db/more/a.yaml': `databaseChangeLog:
  - changeSet:
      id: y1
      author: y
      preConditions:
        - onFail: CONTINUE
        - tableExists:
            tableName: t1
      changes:
        - sql:
            sql: |
              insert into t1 (id) values (6);
              insert into t1 (id) values (7);
        - sqlFile: {path: plain.txt, relativeToChangelogFile: true}
      rollback: delete from t1 where id > 5
`,
  'db/more/plain.txt': 'insert into t1 (id) values (8);\n',
  'db/more/z.sql': 'insert into t1 (id) values (9)\n',
};

/** What Liquibase 4.33.0 wrote for it into an empty database, in the contexts `prod`: the same on each engine. */
export const directoryRows: readonly (readonly (string | number | null)[])[] = [
  ['1', 'bob', 'one.sql', 1, 'EXECUTED', '9:1cf91ab7076a533f1a327f6868011cdc', 'sql', 'first table', null, '(prod and !dev) AND prod', 'l1,a,b'],
  ['2', 'bob', 'one.sql', 2, 'EXECUTED', '9:8c951ab0b6420c8d69a0bfad7eecea12', 'sql', '', null, '(prod and !dev)', 'l1'],
  ['3', 'bob', 'one.sql', 3, 'MARK_RAN', '9:51fa055e82c574364b654fab7b336f4a', 'sql', '', null, '(prod and !dev) AND (prod, test)', 'l1'],
  ['4', 'bob', 'one.sql', 4, 'EXECUTED', '9:59edb839314db42b93f6c9cab5f1ea8d', 'sql', '', null, '(prod and !dev)', 'l1'],
  ['6', 'bob', 'one.sql', 5, 'EXECUTED', '9:11852c745ba5e0c03b43c138954bb086', 'sql', '', null, '(prod and !dev)', 'l1'],
  ['y1', 'y', 'more/a.yaml', 6, 'EXECUTED', '9:3b9bb5116bc1e0b2ffefe5ccdf931045', 'sql; sqlFile path=plain.txt', '', null, null, null],
  ['raw', 'includeAll', 'more/z.sql', 7, 'EXECUTED', '9:d85d43212550c57921ed4f4f80dfff59', 'sql', '', null, null, null],
  ['tag', 'x', 'changelog.xml', 8, 'EXECUTED', '9:635ff1e577e13420abaf0552fb77ab20', 'tagDatabase', '', 'v1', null, null],
  ['nothing', 'x', 'changelog.xml', 9, 'EXECUTED', '9:d41d8cd98f00b204e9800998ecf8427e', 'empty', '', null, null, null],
];
