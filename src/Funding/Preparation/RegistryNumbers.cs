using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Gives initiatives their registry number: one series a year, without gaps, however many are given at the same time.</summary>
public sealed class RegistryNumbers(RequestDatabase database, PreparationSettings settings, CurrentUser user, TimeProvider clock)
{
    /// <summary>Gives a number, unless there is one.</summary>
    /// <returns>The initiative's number.</returns>
    public async Task<string> GiveAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var year = SwedishTime.DateOf(now).Year;
        var pattern = await settings.PatternAsync(cancellation);

        // Held until the transaction ends, so that a number that was not given after all is the next one's.
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtext('registry_numbers'), {year})"), cancellation);
        var facts = (await database.FindAsync<Facts>(Sql.Of($"""
            select (select registry_number from initiatives where id = {initiative}) as number,
                   coalesce((select max(sequence) from registry_numbers where year = {year}), 0) as last
            """), cancellation))!;
        if (facts.Number is { Length: > 0 } number)
        {
            return number;
        }

        // A number may stand somewhere already: written by hand, or given while the pattern was another.
        var next = facts.Last;
        string given;
        do
        {
            given = pattern.Write(year, ++next);
        }
        while (await database.ScalarAsync<bool>(Sql.Of($"""
            select exists (select from initiatives where registry_number = {given}) or exists (select from registry_numbers where number = {given})
            """), cancellation));

        await database.ExecuteAsync(Sql.Of($"""
            with given as (insert into registry_numbers (initiative_id, year, sequence, number, given_at, given_by) values ({initiative}, {year}, {next}, {given}, {now}, {user.RequiredAccount}))
            update initiatives set registry_number = {given} where id = {initiative}
            """), cancellation);
        return given;
    }

    private sealed record Facts(string? Number, int Last);
}
