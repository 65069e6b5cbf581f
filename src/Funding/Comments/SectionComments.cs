using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What those who may read an application say about its sections, until somebody ticks it off.</summary>
public sealed class SectionComments(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Longest comment, in characters.</summary>
    public const int MostCharacters = 2000;

    /// <summary>Those of a section: what is open first, each as they were written.</summary>
    internal Task<IReadOnlyList<CommentRow>> OfAsync(InitiativeId initiative, string section, CancellationToken cancellation) => database.QueryAsync<CommentRow>(Sql.Of($"""
        select c.id, c.text, c.written_at, w.display_name as writer, c.resolved_at, r.display_name as resolver
        from application_comments c join accounts w on w.id = c.written_by left join accounts r on r.id = c.resolved_by
        where c.initiative_id = {initiative} and c.section = {section}
        order by c.resolved_at is not null, c.written_at, c.id
        """), cancellation);

    /// <summary>How many are open in each section.</summary>
    public async Task<IReadOnlyDictionary<string, long>> OpenAsync(InitiativeId initiative, CancellationToken cancellation) =>
        (await database.QueryAsync<OpenComments>(Sql.Of($"""
            select section, count(*) as count from application_comments where initiative_id = {initiative} and resolved_at is null group by section
            """), cancellation)).ToDictionary(static open => open.Section, static open => open.Count);

    /// <summary>Adds one. A form sent twice adds one.</summary>
    public async Task<Result> AddAsync(InitiativeId initiative, string section, CommentInput input, CancellationToken cancellation)
    {
        var text = input.Text?.Trim() ?? string.Empty;
        if (text.Length is 0 or > MostCharacters)
        {
            return text.Length == 0 ? Result.Refused(nameof(input.Text), "comments.problem.empty") : Result.Refused(nameof(input.Text), "form.rule.too_long", MostCharacters);
        }

        var added = await database.ExecuteAsync(Sql.Of($"""
            insert into application_comments (id, initiative_id, section, text, written_at, written_by)
            values ({input.Id}, {initiative}, {section}, {text}, {clock.GetUtcNow()}, {user.RequiredAccount}) on conflict (id) do nothing
            """), cancellation);
        if (added > 0)
        {
            await audit.RecordAsync("added", "application_comments", input.Id, initiative, cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Ticks one off; false when there is none such.</summary>
    public async Task<bool> ResolveAsync(InitiativeId initiative, string section, Guid comment, CancellationToken cancellation)
    {
        var resolved = await database.ExecuteAsync(Sql.Of($"""
            update application_comments set resolved_at = {clock.GetUtcNow()}, resolved_by = {user.RequiredAccount}
            where id = {comment} and initiative_id = {initiative} and section = {section} and resolved_at is null
            """), cancellation);
        if (resolved > 0)
        {
            await audit.RecordAsync("changed", "application_comments", comment, initiative, cancellation: cancellation);
        }

        return resolved > 0;
    }

    private sealed record OpenComments(string Section, long Count);
}

/// <summary>A comment as typed.</summary>
public sealed class CommentInput
{
    /// <summary>Its id; made when the form is opened.</summary>
    [FormId]
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>What is said.</summary>
    [MaxLength(SectionComments.MostCharacters)]
    public string? Text { get; set; }
}

/// <summary>A comment.</summary>
internal sealed record CommentRow(Guid Id, string Text, DateTimeOffset WrittenAt, string Writer, DateTimeOffset? ResolvedAt, string? Resolver);
