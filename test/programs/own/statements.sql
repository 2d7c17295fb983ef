-- Every statement of SQL that a pipeline may have; a semicolon in a comment; ends nothing.
SET shop.limit = '100';

CREATE OR REFRESH STREAMING TABLE payments (
  id STRING COMMENT 'who; pays',
  amount DOUBLE,
  CONSTRAINT has_amount EXPECT (amount IS NOT NULL AND id <> ';') ON VIOLATION DROP ROW,
  CONSTRAINT is_small EXPECT (amount < ${shop.limit})
)
CLUSTER BY (id)
COMMENT 'What customers pay; all of it'
TBLPROPERTIES ('quality' = 'bronze')
AS SELECT *, _metadata.file_name AS file
FROM STREAM read_files('/Volumes/pay/raw/cards', format => 'json', schemaHints => 'amount DOUBLE');

/* A table without a query; its flows follow. */
CREATE STREAMING TABLE IF NOT EXISTS silver.`all` (CONSTRAINT has_id EXPECT (id IS NOT NULL) ON VIOLATION FAIL UPDATE);

CREATE FLOW from_cards AS INSERT INTO silver.all BY NAME SELECT id, amount FROM STREAM(payments);

CREATE FLOW from_transfers COMMENT 'the others' AS INSERT INTO silver.all BY NAME
SELECT id, amount FROM STREAM (read_files('/Volumes/pay/raw/transfers', format => 'csv', header => true, schemaHints => 'amount DOUBLE'));

CREATE TEMPORARY VIEW large (CONSTRAINT is_known EXPECT (amount IS NOT NULL)) COMMENT 'of silver'
AS SELECT * FROM silver.all WHERE amount >= ${shop.minimum};

CREATE OR REPLACE MATERIALIZED VIEW gold.per_id (id, number, CONSTRAINT more_than_one EXPECT (number > 1))
PARTITIONED BY (id)
AS WITH some AS (SELECT id FROM large) SELECT id, count(*) AS number FROM some GROUP BY id;

CREATE OR REFRESH LIVE TABLE copied AS SELECT l.id, p.amount FROM LIVE.per_id_of_this l JOIN LIVE.payments p ON p.id = l.id;

CREATE TEMPORARY LIVE VIEW per_id_of_this AS SELECT id FROM gold.per_id;
