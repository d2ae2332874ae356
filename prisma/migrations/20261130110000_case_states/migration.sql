-- New values of a type can only be used once they are committed: what uses them is in the next migration.
ALTER TYPE "CaseState" ADD VALUE 'asked';
ALTER TYPE "CaseState" ADD VALUE 'removed';
