using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Issues certificates to who has completed a series. Who has one keeps it; who has a protected identity gets none by name.</summary>
public sealed class IssueCertificates(RequestDatabase database, AssociationSettings settings, InitiativeChoices initiatives, CurrentUser user, TimeProvider clock)
{
    /// <summary>Waits until nobody else issues for the series; what is read after it holds until it is written.</summary>
    public Task LockAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select from activity_series where id = {series} and initiative_id = {initiative} for no key update"), cancellation);

    /// <summary>Issues to all who have none, or to one of them. Answers how many. The caller has locked the series.</summary>
    public async Task<int> RunAsync(SeriesCertificates.Found found, Guid? subject, CancellationToken cancellation)
    {
        var initiative = await initiatives.FindAsync(found.Series.InitiativeId, cancellation);
        var open = found.Open.Where(row => subject is null || row.Subject == subject).ToList();
        foreach (var row in open)
        {
            database.Context.Add(Of(found.Series, initiative!.Name, row));
        }

        await database.Context.SaveChangesAsync(cancellation);
        return open.Count;
    }

    private Certificate Of(SeriesOverview.Head series, string initiative, SeriesCertificates.Row row)
    {
        var minutes = (int)row.Attended.Sum(static session => (session.EndsAt - session.StartsAt).TotalMinutes);
        var (first, last) = (row.Attended.Min(static session => session.Day), row.Attended.Max(static session => session.Day));
        return row.OrganisationId is { } organisation
            ? new OrganisationCertificate
            {
                OrganisationId = organisation, ContactPersonId = row.Organisation is null ? null : row.Subject,
                InitiativeId = series.InitiativeId, SeriesId = series.Id, IssuedOn = clock.Today(), IssuedBy = user.RequiredAccount,
                Association = settings.Current.Name, Initiative = initiative, Course = series.Name, Place = series.Where, Leader = series.LeaderName ?? string.Empty,
                Task = series.CompletionTask, FirstOn = first, LastOn = last, Sessions = row.Attended.Count, Minutes = minutes,
            }
            : new ParticipantCertificate
            {
                ParticipantId = new ParticipantId(row.Subject),
                InitiativeId = series.InitiativeId, SeriesId = series.Id, IssuedOn = clock.Today(), IssuedBy = user.RequiredAccount,
                Association = settings.Current.Name, Initiative = initiative, Course = series.Name, Place = series.Where, Leader = series.LeaderName ?? string.Empty,
                Task = series.CompletionTask, FirstOn = first, LastOn = last, Sessions = row.Attended.Count, Minutes = minutes,
            };
    }
}
