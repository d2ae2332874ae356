-- AlterTable
ALTER TABLE "CommentRevision" ADD COLUMN     "picturesTaken" SMALLINT NOT NULL DEFAULT 0;

-- Written by hand. Until now pictures could only be taken: of what was changed before, the counts say how many.
ALTER TABLE "CommentRevision" ADD CONSTRAINT "CommentRevision_takes_what_it_had" CHECK ("picturesTaken" BETWEEN 0 AND "pictureCount");
