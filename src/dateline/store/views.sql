-- Views for people with any SQLite tool: names instead of numbers. Made anew whenever a record is upgraded.

CREATE VIEW v_articles AS
SELECT v.id, v.as_of, v.publisher, v.title, v.number AS text_version, v.current, v.url,
       (SELECT count(*) FROM reports r WHERE r.version = v.version AND r.kind = 'engagement') AS engagements,
       (SELECT count(*) FROM reports r WHERE r.version = v.version AND r.kind = 'event') AS events,
       (SELECT count(*) FROM statements s WHERE s.version = v.version) AS statements,
       (SELECT group_concat(j.reason, ', ') FROM rejections j WHERE j.version = v.version) AS rejected
FROM article_versions v;

CREATE VIEW v_engagements AS
SELECT e.id, e.kind, e.status, e.earliest, e.latest, e.place, e.host_country, e.level,
       (SELECT group_concat(p.name || ' (' || p.side || ')', '; ') FROM participants p WHERE p.engagement = e.engagement) AS participants,
       e.sources, e.as_of, e.judged
FROM engagements e WHERE e.current;

CREATE VIEW v_history AS
SELECT e.id, h.n, h.as_of, h.status, h.earliest, h.latest, h.article,
       (SELECT group_concat(p.name, '; ') FROM participants p WHERE p.engagement = e.engagement) AS participants
FROM history h JOIN engagements e USING (engagement);

CREATE VIEW v_events AS
SELECT e.id, e.plover_type, e.plover_mode, e.cameo, e.type, e.mode,
       (SELECT group_concat(p.name, '; ') FROM event_parties p WHERE p.event = e.event AND p.role = 'actor') AS actors,
       (SELECT group_concat(p.name, '; ') FROM event_parties p WHERE p.event = e.event AND p.role = 'recipient') AS recipients,
       e.earliest, e.latest, e.place, e.country, e.modality, e.negated, e.sources, e.as_of, e.judged
FROM events e WHERE e.current;

CREATE VIEW v_statements AS
SELECT s.id, a.name AS speaker, s.speaker_text, s.office, s.country, b.name AS on_behalf_of, s.kind, s.cue, s.content, s.medium, s.medium_class, s.issues, s.earliest, s.latest, v.as_of, v.id AS article
FROM statements s JOIN article_versions v USING (version) LEFT JOIN actors a ON a.actor = s.speaker LEFT JOIN actors b ON b.actor = s.on_behalf_of WHERE v.current;

CREATE VIEW v_positions AS
SELECT a.name AS holder, p.issue, p.stance, t.name AS target, v.as_of, v.id AS article
FROM positions p JOIN article_versions v USING (version) JOIN actors a ON a.actor = p.holder LEFT JOIN actors t ON t.actor = p.target WHERE v.current;

CREATE VIEW v_mentions AS
SELECT v.id AS article, a.name AS actor, a.id AS actor_id, substr(v.text, m.start_char + 1, m.end_char - m.start_char) AS words, m.start_char, m.end_char, m.kind
FROM mentions m JOIN article_versions v USING (version) JOIN article_actors x USING (version, ref) JOIN actors a USING (actor);

CREATE VIEW v_evidence AS
SELECT v.id AS article, r.kind, r.record, e.local, e.role, substr(v.text, e.start_char + 1, e.end_char - e.start_char) AS words, e.start_char, e.end_char
FROM evidence e JOIN article_versions v USING (version) LEFT JOIN reports r USING (version, local);

CREATE VIEW v_judgements AS
SELECT j.judgement, j.action, (SELECT group_concat(i.id, ' ') FROM judgement_ids i WHERE i.judgement = j.judgement) AS ids, j.field, j.value, j.who, j.made, j.why, j.undone
FROM judgements j;
