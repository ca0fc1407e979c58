INSERT INTO category (name) VALUES ('Books'), ('Games'), ('Kitchen'), ('Garden; tools & more');
