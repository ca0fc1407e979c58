-- >>> V1__create.sql
CREATE TABLE "Order" ("Id" int PRIMARY KEY, "select" int DEFAULT 1 CHECK ("select" > 0), "a.b" text, "q""q" int, "Ünï" int UNIQUE, UPPER int, "from" int REFERENCES "Order");
CREATE INDEX "My Index" ON "Order" ("Id", lower("a.b")) WHERE "q""q" > 1;
CREATE INDEX ON "Order" ("Ünï", "select");
CREATE TABLE camelCase (camelId int, "CamelId" int);
-- >>> V2__alter.sql
ALTER TABLE "Order" RENAME COLUMN "a.b" TO "Group";
ALTER TABLE "Order" RENAME COLUMN "select" TO "table";
ALTER TABLE CAMELCASE RENAME COLUMN CamelId TO "Else";
ALTER TABLE "Order" RENAME TO "group";
ALTER TABLE "group" ADD CHECK ("Group" <> 'x' AND "table" < 9), ADD UNIQUE ("from");
DROP INDEX "My Index";
