using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who writes which section: so that nobody waits for somebody else without knowing it. Others may write in it all the same.</summary>
public sealed class SectionWriters(RequestDatabase database, AuditTrail audit)
{
    /// <summary>Who writes each section that somebody does.</summary>
    public async Task<IReadOnlyDictionary<string, SectionWriter>> AllAsync(InitiativeId initiative, CancellationToken cancellation) =>
        (await database.QueryAsync<SectionWriter>(Sql.Of($"""
            select s.section, s.account_id, a.display_name as name from application_sections s join accounts a on a.id = s.account_id where s.initiative_id = {initiative}
            """), cancellation)).ToDictionary(static writer => writer.Section);

    /// <summary>Who writes a section; null for nobody.</summary>
    public async Task<SectionWriter?> FindAsync(InitiativeId initiative, string section, CancellationToken cancellation) =>
        (await AllAsync(initiative, cancellation)).GetValueOrDefault(section);

    /// <summary>Says who does; null for nobody.</summary>
    public async Task SetAsync(InitiativeId initiative, string section, AccountId? account, CancellationToken cancellation)
    {
        await (account is { } writer
            ? database.ExecuteAsync(Sql.Of($"""
                insert into application_sections (initiative_id, section, account_id) values ({initiative}, {section}, {writer})
                on conflict (initiative_id, section) do update set account_id = excluded.account_id
                """), cancellation)
            : database.ExecuteAsync(Sql.Of($"delete from application_sections where initiative_id = {initiative} and section = {section}"), cancellation));
        await audit.RecordAsync("changed", "application_sections", null, initiative, changes: new { section, account = account?.Value }, cancellation: cancellation);
    }
}

/// <summary>Who writes a section.</summary>
public sealed record SectionWriter(string Section, AccountId AccountId, string Name);
