using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who has completed a series, and the certificates that have been issued of it.</summary>
public sealed class SeriesCertificates(RequestDatabase database, SeriesOverview overview, OrganisationMatrix matrix, AuditTrail audit)
{
    /// <summary>The series and who has completed it; null when there is none such within reach.</summary>
    public async Task<Found?> FindAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (await overview.FindAsync(initiative, series, cancellation) is not { } found)
        {
            return null;
        }

        var came = found.Series.Audience.ForOrganisations() ? await matrix.FindAsync(found.Series, found.Sessions, cancellation) : [];
        var issued = (await database.QueryAsync<Issued>(Sql.Of($"""
            select c.id, c.participant_id as subject, c.number, c.issued_on from certificates c where c.series_id = {series} and c.initiative_id = {initiative}
            union all
            select c.id, coalesce(c.contact_person_id, c.organisation_id), c.number, c.issued_on from organisation_certificates c
            where c.series_id = {series} and c.initiative_id = {initiative} and not c.is_second
            """), cancellation)).ToDictionary(static certificate => certificate.Subject);
        List<Row> rows =
        [
            .. found.Members.Where(member => member.Completion is SeriesCompletion.Completed || issued.ContainsKey(member.Row.Id.Value)).Select(member => new Row(
                member.Row.Id.Value, null, null, member.Row.Name, member.Row.Reference, member.Row.IsProtected,
                [.. found.Sessions.Zip(member.Marks).Where(static pair => pair.Second?.IsPresence() == true).Select(static pair => pair.First)],
                issued.GetValueOrDefault(member.Row.Id.Value))),
        ];
        foreach (var row in came)
        {
            if (row.Completion is SeriesCompletion.Completed || issued.ContainsKey(row.Organisation.Id.Value))
            {
                rows.Add(new Row(
                    row.Organisation.Id.Value, row.Organisation.Id, null, row.Organisation.Name, string.Empty, false,
                    Attended(found.Sessions, row.Organisation.Persons.Select(static persons => persons > 0)), issued.GetValueOrDefault(row.Organisation.Id.Value)));
            }

            rows.AddRange(row.People.Where(person => row.CompletionOf(person) is SeriesCompletion.Completed || issued.ContainsKey(person.Id)).Select(person => new Row(
                person.Id, row.Organisation.Id, row.Organisation.Name, person.Name, string.Empty, false, Attended(found.Sessions, person.Came), issued.GetValueOrDefault(person.Id))));
        }

        return new Found(found.Series, rows);
    }

    /// <summary>
    /// Issued certificates of a series as they are printed, by number; with <paramref name="one"/> only that. Those of protected identities are not among them.
    /// That they were taken out is logged.
    /// </summary>
    public async Task<IReadOnlyList<Printed>> TakeOutAsync(InitiativeId initiative, SeriesId series, Guid? one, CancellationToken cancellation)
    {
        var printed = await database.QueryAsync<Printed>(Sql.Of($"""
            select * from (
                select c.id, p.name, null::text as organisation, c.number, c.issued_on, c.association, c.initiative, c.course, c.place, c.leader, c.task,
                       c.first_on, c.last_on, c.sessions, c.minutes
                from certificates c join participants p on p.id = c.participant_id
                where c.series_id = {series} and c.initiative_id = {initiative} and not p.is_protected and p.name is not null
                union all
                select c.id, coalesce(k.name, o.name), case when k.id is not null then o.name end, c.number, c.issued_on, c.association, c.initiative, c.course, c.place,
                       c.leader, c.task, c.first_on, c.last_on, c.sessions, c.minutes
                from organisation_certificates c join organisations o on o.id = c.organisation_id left join contact_persons k on k.id = c.contact_person_id
                where c.series_id = {series} and c.initiative_id = {initiative}) printed
            where {one}::uuid is null or id = {one}
            order by number
            """), cancellation);
        if (printed.Count > 0)
        {
            await audit.RecordAsync("exported", "certificates", one, initiative, cancellation: cancellation);
        }

        return printed;
    }

    private static IReadOnlyList<SeriesOverview.SessionColumn> Attended(IReadOnlyList<SeriesOverview.SessionColumn> sessions, IEnumerable<bool> came) =>
        [.. sessions.Zip(came).Where(static pair => pair.Second).Select(static pair => pair.First)];

    /// <summary>A series and who has completed it.</summary>
    public sealed record Found(SeriesOverview.Head Series, IReadOnlyList<Row> Rows)
    {
        /// <summary>Those who can have a certificate and have none.</summary>
        public IEnumerable<Row> Open => Rows.Where(static row => row is { Issued: null, IsProtected: false });
    }

    /// <summary>Who has completed: a participant, an organisation, or a person from one.</summary>
    /// <param name="Subject">Whose id it is.</param>
    /// <param name="OrganisationId">The organisation; null for a participant.</param>
    /// <param name="Organisation">Its name, for a person from it.</param>
    /// <param name="Name">Name; null for a protected identity.</param>
    /// <param name="Reference">A participant's short code.</param>
    /// <param name="IsProtected">Whether the identity is protected: no certificate is made by name.</param>
    /// <param name="Attended">Sessions present at.</param>
    /// <param name="Issued">The certificate; null when there is none.</param>
    public sealed record Row(
        Guid Subject, OrganisationId? OrganisationId, string? Organisation, string? Name, string Reference, bool IsProtected,
        IReadOnlyList<SeriesOverview.SessionColumn> Attended, Issued? Issued);

    /// <summary>A certificate that has been issued.</summary>
    public sealed record Issued(Guid Id, Guid Subject, int Number, DateOnly IssuedOn);

    /// <summary>A certificate with whose it is.</summary>
    public sealed record Printed(
        Guid Id, string Name, string? Organisation, int Number, DateOnly IssuedOn, string Association, string Initiative, string Course, string Place, string Leader, string Task,
        DateOnly FirstOn, DateOnly LastOn, int Sessions, int Minutes);
}
