"""The applicant's pages: the dossier step by step, its papers, following it by its code, and invitations."""
