-- The pages that lead to one are looked up when that gives an article.

CREATE INDEX fetches_by_target ON fetches(final_url) WHERE outcome = 'redirected';
