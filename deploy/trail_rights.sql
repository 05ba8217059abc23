-- The rights of web and worker where they work under a role of their own: everything but changing the trail of what happened. Run by a
-- superuser, again after every update; the role exchange_at_work must exist. docs/deployment.md has the steps.
GRANT USAGE ON SCHEMA public TO exchange_at_work;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO exchange_at_work;
GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO exchange_at_work;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO exchange_at_work;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, USAGE ON SEQUENCES TO exchange_at_work;
-- A rebuild of the search tidies its table, which only the owner of a table may.
ALTER TABLE search_searchdocument OWNER TO exchange_at_work;
-- Every table that a trigger of that name keeps from being emptied is a trail.
DO $$
DECLARE trail regclass;
BEGIN
    FOR trail IN SELECT tgrelid FROM pg_trigger WHERE tgname LIKE 'pgtrigger\_never\_emptied\_%' LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM exchange_at_work', trail);
    END LOOP;
END $$;
-- By whom and in which action; filled in while the action runs, hence the UPDATE that stays.
REVOKE DELETE, TRUNCATE ON pghistory_context FROM exchange_at_work;
