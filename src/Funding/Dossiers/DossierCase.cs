using System.Globalization;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A page of a dossier that is printed when the database has been let go of.</summary>
internal sealed record DossierPrint(string Path, string Html);

/// <summary>The case of a dossier: the application as it was signed, with all versions and papers, what was decided, and the log. In Swedish whoever takes it out: it is the association's.</summary>
internal sealed class DossierCase(RequestDatabase database, DecisionReader reader, IDocumentStore store, AssociationSettings settings, Texts texts)
{
    private static readonly string[] KindsOfCase =
    [
        "applications", "application_answers", "application_events", "application_versions", "signature_requests", "signatures", "decisions", "decision_participants", "decision_conditions", "decision_scenarios",
        "agreements", "amendments",
    ];

    private static readonly string[] KindsOfMoney =
    [
        "budgets", "budget_lines", "budget_revisions", "budget_amounts", "budget_overheads", "cost_files", "cost_imports", "cost_rows", "claims", "claim_events", "claim_rows", "claim_rates", "unit_costs", "claim_units", "cost_differences",
    ];

    // That somebody read or took something out changes nothing, and would make each dossier differ from the one before.
    private static readonly string[] Readings = ["read", "searched", "exported"];

    /// <summary>Folder of a version.</summary>
    public static string FolderOf(int version) => string.Create(CultureInfo.InvariantCulture, $"ansokan/version-{version}/");

    /// <summary>Writes application, papers and decisions; what is to be printed comes back.</summary>
    public async Task<IReadOnlyList<DossierPrint>> WriteAsync(DossierArchive archive, InitiativeId initiative, CancellationToken cancellation)
    {
        var facts = await database.FindAsync<CaseRow>(Sql.Of($"""
            select i.name_sv as name, o.name as owner, i.registry_number, c.name_sv as call, p.state, p.submitted_at, p.late_reason, p.late_admitted_at, w.display_name as late_admitted_by,
                   f.key as form, f.version as form_version
            from applications p
            join initiatives i on i.id = p.initiative_id
            join organisations o on o.id = i.owner_id
            join form_versions f on f.id = p.form_version_id
            left join calls c on c.id = p.call_id
            left join accounts w on w.id = p.late_admitted_by
            where p.initiative_id = {initiative}
            """), cancellation) ?? throw new InvalidOperationException("A dossier is of an application.");
        var events = await database.QueryAsync<EventRow>(Sql.Of($"""
            select e.at, e.act, e.state, w.display_name as by, e.reason from application_events e join accounts w on w.id = e.by where e.initiative_id = {initiative} order by e.at, e.id
            """), cancellation);
        await archive.AddJsonAsync("arende.json", new { facts.Name, facts.Owner, Association = settings.Current.Name, facts.RegistryNumber, facts.Call, facts.State, facts.SubmittedAt, facts.Form, facts.FormVersion,
            Late = facts.LateAdmittedAt is null ? null : new { At = facts.LateAdmittedAt, By = facts.LateAdmittedBy, Reason = facts.LateReason }, Events = events }, cancellation);

        var prints = new List<DossierPrint>();
        var (papers, attached) = (new List<PaperRow>(), new HashSet<AnsweredFile>());
        foreach (var version in (await FrozenVersion.AllAsync(database, initiative, cancellation)).OrderBy(static version => version.Number))
        {
            papers.AddRange(await VersionAsync(archive, version, facts, prints, attached, cancellation));
        }

        await PapersAsync(archive, initiative, papers, attached, cancellation);
        await DecisionsAsync(archive, facts, await reader.AllAsync(initiative, cancellation), prints, cancellation);
        await AgreementsAsync(archive, initiative, cancellation);
        return prints;
    }

    /// <summary>The agreement with what has amended it; an amendment that is under way, of which nothing is agreed; and those that came to nothing.</summary>
    private async Task AgreementsAsync(DossierArchive archive, InitiativeId initiative, CancellationToken cancellation)
    {
        var agreements = await Agreement.AllAsync(database, initiative, cancellation);
        var ended = await database.QueryAsync<EndedRow>(Sql.Of($"""
            select m.opened_at, o.display_name as opened_by, m.reason, m.closed_at, c.display_name as closed_by, m.closed_note
            from amendments m join accounts o on o.id = m.opened_by left join accounts c on c.id = m.closed_by
            where m.initiative_id = {initiative} and m.agreement_id is null and m.closed_at is not null order by m.opened_at, m.id
            """), cancellation);
        var open = await database.FindAsync<OpenRow>(Sql.Of($"""
            select m.opened_at, o.display_name as opened_by, m.reason, (select v.number from application_versions v where v.initiative_id = m.initiative_id and v.voided_at is null and v.agreed_at is null) as version
            from amendments m join accounts o on o.id = m.opened_by where m.initiative_id = {initiative} and m.closed_at is null
            """), cancellation);
        await archive.AddJsonAsync("overenskommelser.json", new
        {
            Agreements = agreements.Reverse().Select(static one => new
            {
                one.Number, one.Version, Sha256 = Convert.ToHexStringLower(one.Sha256), one.DecidedOn, one.Paragraph, one.Maximum, one.StartsOn, one.EndsOn, one.AgreedAt, one.AgreedBy, one.Reason,
            }),
            UnderWay = open, // what is put forward to be signed, when it has come so far
            NotAgreed = ended,
        }, cancellation);
    }

    /// <summary>Writes what stands in the log about application and decisions, and about the money where that is in the dossier too: who did what when, and to which fields, without what they held.</summary>
    public Task LogAsync(DossierArchive archive, InitiativeId initiative, bool holdsMoney, CancellationToken cancellation) => new DossierTable<LogRow>("logg/logg", Sql.Of($"""
            select e.id, e.at, w.display_name as who, e.action, e.subject_kind, e.subject_id,
                   (select string_agg(k, ', ' order by k) from jsonb_object_keys(case when jsonb_typeof(e.changes) = 'object' then e.changes else {Empty}::jsonb end) as k) as fields
            from audit_entries e left join accounts w on w.id = e.account_id
            where e.initiative_id = {initiative} and e.participant_id is null and e.subject_kind = any ({(holdsMoney ? KindsOfCase.Concat(KindsOfMoney) : KindsOfCase)}) and e.action <> all ({Readings})
            order by e.id
            """))
        .Of("number", static row => row.Id).Of("at", static row => row.At).Of("who", static row => row.Who)
        .Code("action", static row => row.Action, static code => $"audit.action.{code}").Code("subject", static row => row.SubjectKind, static code => $"audit.table.{code}")
        .Of("subject_id", static row => row.SubjectId).Of("fields", static row => row.Fields)
        .WriteAsync(archive, database, texts, cancellation);

    private const string Empty = "{}";

    /// <summary>A version: to the byte what was signed, the form whose words it is signed with, the signatures, and the same to be read. The one that stands is printed too.</summary>
    private async Task<IReadOnlyList<PaperRow>> VersionAsync(DossierArchive archive, FrozenVersion version, CaseRow facts, List<DossierPrint> prints, HashSet<AnsweredFile> attached, CancellationToken cancellation)
    {
        var folder = FolderOf(version.Number);
        var answers = await version.AnswersAsync(database, cancellation);
        attached.UnionWith(answers.All.Select(static answer => answer.Value).OfType<FilesAnswer>().SelectMany(static files => files.Files));
        var signatures = await RequestedSignature.OfAsync(database, version.Id, cancellation);
        await archive.AddAsync(folder + DossierCheck.ContentFile, version.Content, cancellation);
        await archive.AddAsync(folder + DossierCheck.FormFile, answers.Form.ToJson(), cancellation);
        await archive.AddAsync(folder + DossierCheck.SignaturesFile, SignaturesFile.Of(version, signatures).Write(), cancellation);
        var details = new ExportDetails
        {
            Funder = settings.Current.Name, RegistryNumber = facts.RegistryNumber, Date = SwedishTime.DateOf(version.FrozenAt), Version = version.Number, ContentHash = Convert.ToHexStringLower(version.Sha256),
            Signatures = [.. signatures.Where(static one => one.SignedAt is not null).Select(one => new ExportSignature(
                one.Party, $"{one.Name}, {one.Title}", one.SignedOn!.Value, texts.InSwedish(() => texts[$"signing.method.{SnakeCase.Of(one.Method!.Value.ToString())}"])))],
        };
        await archive.AddAsync(folder + "ansokan.docx", texts.InSwedish(() => FormExport.Docx(answers, details, texts)), cancellation);
        if (version.Stands)
        {
            prints.Add(new DossierPrint(folder + "ansokan", texts.InSwedish(() => VersionContent.Document(texts, version, answers, facts.Name, []))));
        }

        return await database.QueryAsync<PaperRow>(Sql.Of($"""
            select {version.Number}::integer as version, s.request_id, s.document_version_id, s.evidence, s.evidence_sha256 from signatures s where s.version_id = {version.Id} order by s.signed_at, s.id
            """), cancellation);
    }

    /// <summary>
    /// Papers that were signed, what services for signing answered, what was attached to the application, and the initiative's documents that are applications, agreements or decisions: each content once, and a list that says what it is, also of what is not
    /// here any more.
    /// </summary>
    private async Task PapersAsync(DossierArchive archive, InitiativeId initiative, IReadOnlyList<PaperRow> signed, IReadOnlySet<AnsweredFile> attached, CancellationToken cancellation)
    {
        var documents = await database.QueryAsync<DocumentRow>(Sql.Of($"""
            select v.id, d.kind, d.title, v.number, v.file_name, encode(v.sha256, 'hex') as sha256, v.uploaded_at
            from documents d join document_versions v on v.document_id = d.id
            where d.initiative_id = {initiative} and d.participant_id is null and v.state in ('clean', 'unscanned')
              and (v.id = any ({signed.Select(static paper => paper.DocumentVersionId).OfType<Guid>().ToArray()})
                   or d.id = any ({attached.Select(static file => file.Document).ToArray()}) and encode(v.sha256, 'hex') = any ({attached.Select(static file => file.Sha256).ToArray()})
                   or d.removed_at is null and d.kind in ('application', 'agreement', 'decision'))
            order by v.uploaded_at, v.id
            """), cancellation);
        var told = new List<object>();
        foreach (var document in documents)
        {
            var path = $"bilagor/{document.Sha256[..8]}-{Harmless(document.FileName)}";
            if (!archive.Has(path))
            {
                await archive.AddAsync(path, async stream =>
                {
                    await using var content = await store.OpenAsync(document.Id, 0, cancellation);
                    await content.CopyToAsync(stream, cancellation);
                });
            }

            var paper = signed.FirstOrDefault(one => one.DocumentVersionId == document.Id);
            told.Add(new { Path = path, document.Sha256, document.Title, document.Kind, Version = document.Number, document.UploadedAt, SignedVersion = paper?.Version, SignatureRequest = paper?.RequestId });
        }

        foreach (var paper in signed.Where(static one => one.Evidence is not null))
        {
            var path = $"{FolderOf(paper.Version)}underskrift-{paper.RequestId}.bin";
            await archive.AddAsync(path, paper.Evidence!, cancellation);
            told.Add(new { Path = path, Sha256 = Convert.ToHexStringLower(paper.EvidenceSha256!), SignedVersion = paper.Version, SignatureRequest = paper.RequestId });
        }

        foreach (var paper in signed.Where(one => one.DocumentVersionId is { } id && documents.All(document => document.Id != id)))
        {
            told.Add(new { Path = (string?)null, Sha256 = Convert.ToHexStringLower(paper.EvidenceSha256!), SignedVersion = paper.Version, SignatureRequest = paper.RequestId }); // handed in, and not here any more
        }

        await archive.AddJsonAsync("bilagor.json", told, cancellation);
    }

    private async Task DecisionsAsync(DossierArchive archive, CaseRow facts, DecisionFile file, List<DossierPrint> prints, CancellationToken cancellation)
    {
        var decisions = file.Decisions.Reverse().ToList();
        await archive.AddJsonAsync("beslut/beslut.json", decisions.Select(decision => new
        {
            decision.Id, decision.Paragraph, decision.DecidedOn, decision.Kind, decision.Maximum, decision.OverReason, decision.StartsOn, decision.EndsOn, decision.Reasons, decision.Quorum, decision.Reservation,
            decision.RegisteredAt, decision.RegisteredBy, decision.SupersedesId, decision.IsSuperseded,
            Participants = file.Participants[decision.Id].Select(static one => new { one.Name, one.WasPartial }), Conditions = file.Conditions[decision.Id], Scenarios = file.Scenarios[decision.Id],
        }), cancellation);
        var subject = new DecisionDocuments.Subject(facts.Name, facts.Owner, facts.RegistryNumber);
        foreach (var (index, decision) in decisions.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"beslut/{index + 1}-{decision.DecidedOn:yyyy-MM-dd}-paragraf-{decision.Paragraph}-");
            foreach (var (ending, document) in new (string, Func<PrintedDocument>)[]
            {
                ("protokollsutdrag", () => DecisionDocuments.Extract(texts, settings.Current.Name, subject, decision, file)), ("besked", () => DecisionDocuments.Notice(texts, settings.Current.Name, subject, decision, file)),
            })
            {
                var written = texts.InSwedish(() => document() is var made ? (Html: made.Html(), Docx: made.Docx()) : default);
                await archive.AddAsync($"{name}{ending}.docx", written.Docx, cancellation);
                prints.Add(new DossierPrint(name + ending, written.Html));
            }
        }
    }

    /// <summary>A name that stands in any folder of any machine.</summary>
    private static string Harmless(string name)
    {
        var harmless = new StringBuilder();
        foreach (var letter in name)
        {
            harmless.Append(char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_');
        }

        return harmless.ToString().TrimStart('.');
    }

    private sealed record CaseRow(
        string Name, string Owner, string? RegistryNumber, string? Call, ApplicationState State, DateTimeOffset? SubmittedAt, string? LateReason, DateTimeOffset? LateAdmittedAt, string? LateAdmittedBy, string Form, int FormVersion);

    private sealed record EndedRow(DateTimeOffset OpenedAt, string OpenedBy, string Reason, DateTimeOffset ClosedAt, string ClosedBy, string ClosedNote);

    private sealed record OpenRow(DateTimeOffset OpenedAt, string OpenedBy, string Reason, int? Version);

    private sealed record EventRow(DateTimeOffset At, ApplicationAct Act, ApplicationState State, string By, string? Reason);

    private sealed record PaperRow(int Version, Guid RequestId, Guid? DocumentVersionId, byte[]? Evidence, byte[]? EvidenceSha256);

    private sealed record DocumentRow(Guid Id, DocumentKind Kind, string Title, int Number, string FileName, string Sha256, DateTimeOffset UploadedAt);

    private sealed record LogRow(long Id, DateTimeOffset At, string? Who, string Action, string SubjectKind, Guid? SubjectId, string? Fields);
}
