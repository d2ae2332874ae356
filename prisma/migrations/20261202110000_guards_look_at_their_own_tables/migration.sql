-- Written by hand: where a guard names a table without its schema, a session's own tables come first, and whoever works with
-- the database may make those. A guard that asks "Account" whether somebody was erased, or "Vote" whether it is open, then
-- believes what its caller made up. From now on each of them looks in the one schema where the real tables are.
DO $$
DECLARE
  guard regprocedure;
BEGIN
  FOR guard IN SELECT p.oid FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', guard);
  END LOOP;
END
$$;
