-- >>> V1__start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, full_name text NOT NULL, created timestamp DEFAULT now());
CREATE INDEX users_name ON users (full_name);
CREATE TABLE posts (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE, body text);
-- >>> V2__expand.sql
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
UPDATE users SET first_name = split_part(full_name, ' ', 1);
ALTER TABLE users ADD CONSTRAINT first_name_there CHECK (first_name IS NOT NULL) NOT VALID;
-- >>> V3__contract.sql
ALTER TABLE users VALIDATE CONSTRAINT first_name_there;
ALTER TABLE users ALTER COLUMN first_name SET NOT NULL, DROP CONSTRAINT first_name_there, DROP COLUMN full_name;
-- >>> V4__new_table.sql
CREATE TABLE posts_new (LIKE posts INCLUDING DEFAULTS INCLUDING INDEXES);
ALTER TABLE posts_new ADD COLUMN title text NOT NULL DEFAULT '';
INSERT INTO posts_new SELECT * FROM posts;
ALTER TABLE posts RENAME TO posts_old;
ALTER TABLE posts_new RENAME TO posts;
ALTER SEQUENCE posts_id_seq OWNED BY posts.id;
ALTER TABLE posts ADD CONSTRAINT posts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
DROP TABLE posts_old;
ALTER INDEX posts_new_pkey RENAME TO posts_pkey;
