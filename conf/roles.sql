-- The roles and the database, made where missing; run by a superuser with
-- psql on database postgres, any number of times:
--
--   sudo -u postgres psql -f roles.sql
--
--   canopy_owner     owns every object, nobody signs in as it
--   canopy_migrator  changes the schema: SET ROLE canopy_owner
--   canopy_writer    the server's routes that change something, and commands
--   canopy_reader    the server's routes that only read; cannot write
--
-- What each may do with which table is granted by the migrations: run
-- `canopy migrate` next.
--
-- No role has a password. On the machine of the database let the operating
-- system's user canopy in as all three, by a line in pg_hba.conf above those
-- for all users and three in pg_ident.conf, then SELECT pg_reload_conf():
--
--   local  canopy  canopy_migrator,canopy_writer,canopy_reader  peer map=canopy
--
--   canopy  canopy  canopy_migrator
--   canopy  canopy  canopy_writer
--   canopy  canopy  canopy_reader
--
-- From another machine use client certificates (hostssl ... cert map=canopy)
-- or give the three one password and put it into CANOPY_DATABASE.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;

SELECT format('CREATE ROLE %I %s', name, sign_in)
FROM   (VALUES ('canopy_owner', 'NOLOGIN'),
               ('canopy_migrator', 'LOGIN'),
               ('canopy_writer', 'LOGIN'),
               ('canopy_reader', 'LOGIN')) AS role (name, sign_in)
WHERE  NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

GRANT canopy_owner TO canopy_migrator;

ALTER ROLE canopy_migrator SET search_path = canopy;
ALTER ROLE canopy_writer SET search_path = canopy;
ALTER ROLE canopy_reader SET search_path = canopy;
ALTER ROLE canopy_writer SET statement_timeout = '10s';
ALTER ROLE canopy_reader SET statement_timeout = '10s';
ALTER ROLE canopy_writer SET lock_timeout = '3s';
ALTER ROLE canopy_reader SET lock_timeout = '3s';
ALTER ROLE canopy_reader SET default_transaction_read_only = on;

-- Names in many scripts are compared and sorted by code point, on every
-- machine alike.
SELECT 'CREATE DATABASE canopy OWNER canopy_owner TEMPLATE template0 '
       'ENCODING ''UTF8'' LOCALE ''C.UTF-8'' '
WHERE  NOT EXISTS (SELECT FROM pg_database WHERE datname = 'canopy')
\gexec

-- Temporary tables are for those who write: imports stage their rows there.
REVOKE ALL ON DATABASE canopy FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE canopy TO canopy_migrator, canopy_writer;
GRANT CONNECT ON DATABASE canopy TO canopy_reader;

-- Queries are short: compiling them costs more than it saves. A transaction
-- that its program has left behind must not hold locks for ever.
ALTER DATABASE canopy SET jit = off;
ALTER DATABASE canopy SET idle_in_transaction_session_timeout = '60s';
