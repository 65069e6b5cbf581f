using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A rule of readiness, to add or to change.</summary>
public sealed class ReadinessRuleInput
{
    /// <summary>Id of the form, which becomes the rule's: sent twice it adds one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the form was made of; 0 for a new one.</summary>
    public uint Version { get; set; }

    /// <summary>Name in Swedish.</summary>
    [Required, StringLength(ReadinessRule.NameLength)]
    public string? NameSv { get; set; }

    /// <summary>Name in English.</summary>
    [StringLength(ReadinessRule.NameLength)]
    public string? NameEn { get; set; }

    /// <summary>What counts, in Swedish.</summary>
    [StringLength(ReadinessRule.HintLength)]
    public string? HintSv { get; set; }

    /// <summary>What counts, in English.</summary>
    [StringLength(ReadinessRule.HintLength)]
    public string? HintEn { get; set; }

    /// <summary>Whether nobody is ready without it.</summary>
    public bool IsRequired { get; set; }

    /// <summary>How many months evidence is good; null for ever.</summary>
    [Range(1, 120)]
    public int? ValidMonths { get; set; }

    /// <summary>The least share in per cent; null when it asks for none.</summary>
    [Range(1, 100)]
    public int? MinimumShare { get; set; }

    /// <summary>What answers it without anybody registering it.</summary>
    public IReadOnlyList<string> AnsweredBy { get; set; } = [];

    /// <summary>Whether it is not asked any longer.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>
/// Adds and changes rules of readiness. What decides who is ready changes from today on: new terms take over, and how it was before stays so.
/// </summary>
public sealed class ChangeReadinessRules(RequestDatabase database, EvidenceKinds kinds, TimeProvider clock)
{
    /// <summary>Adds a rule to a role.</summary>
    /// <returns>Null when there is no such role.</returns>
    public async Task<Result?> AddAsync(string role, ReadinessRuleInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (!await database.Context.Set<ReadinessRole>().AnyAsync(found => found.Code == role, cancellation))
        {
            return null;
        }

        if (await database.Context.Set<ReadinessRule>().AnyAsync(found => found.Id == input.Form, cancellation))
        {
            return Result.Done;
        }

        if (await ProblemsAsync(role, input.Form, input, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        var last = await database.ScalarAsync<int>(Sql.Of($"select coalesce(max(place), 0) from readiness_rules where role = {role}"), cancellation);
        database.Context.Add(new ReadinessRule { Id = input.Form, Role = role, Name = Name(input), Hint = Hint(input), Place = last + 1 });
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(Terms(input.Form, input, clock.Today()));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes one.</summary>
    public async Task<Result> RunAsync(ReadinessRule rule, ReadinessRuleInput input, CancellationToken cancellation)
    {
        if (rule.Version != input.Version)
        {
            return Result.Conflict("readiness.rules.changed_meanwhile");
        }

        if (await ProblemsAsync(rule.Role, rule.Id, input, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        (rule.Name, rule.Hint) = (Name(input), Hint(input));
        database.Context.Entry(rule).State = EntityState.Modified; // its version tells of new terms too
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("readiness.rules.changed_meanwhile");
        }

        var today = clock.Today();
        var now = await database.Context.Set<ReadinessTerms>().SingleOrDefaultAsync(terms => terms.RuleId == rule.Id && terms.HoldsUntil == null, cancellation);
        if (input.IsRetired ? now is null : now is not null && SaysTheSame(now, input))
        {
            return Result.Done;
        }

        if (now is not null && now.HoldsFrom == today && !input.IsRetired)
        {
            (now.IsRequired, now.ValidMonths, now.MinimumShare, now.AnsweredBy) = (input.IsRequired, input.ValidMonths, input.MinimumShare, [.. input.AnsweredBy]);
            await database.Context.SaveChangesAsync(cancellation);
            return Result.Done;
        }

        if (now is not null)
        {
            now.HoldsUntil = today;
            await database.Context.SaveChangesAsync(cancellation); // before its successor: one of a rule's terms holds
        }

        if (!input.IsRetired)
        {
            database.Context.Add(Terms(rule.Id, input, today));
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Adds a role; what it asks is added rule by rule.</summary>
    public async Task<Result> AddRoleAsync(ReadinessRoleInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        var roles = await database.Context.Set<ReadinessRole>().AsNoTracking().ToListAsync(cancellation);
        if (IsTaken(roles, input, own: null))
        {
            return Result.Refused(nameof(input.NameSv), "readiness.roles.taken");
        }

        var code = ReadinessRole.CodeOf(input.NameSv!, [.. roles.Select(static role => role.Code)]);
        database.Context.Add(new ReadinessRole { Code = code, Name = Name(input), Place = roles.Select(static role => role.Place).DefaultIfEmpty().Max() + 1 });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Gives a role another name, retires it or takes it into use again. What it asked ends with it, and is asked again when it comes back.</summary>
    public async Task<Result> ChangeRoleAsync(ReadinessRole role, ReadinessRoleInput input, CancellationToken cancellation)
    {
        if (IsTaken(await database.Context.Set<ReadinessRole>().AsNoTracking().ToListAsync(cancellation), input, role.Code))
        {
            return Result.Refused(nameof(input.NameSv), "readiness.roles.taken");
        }

        var (today, ended) = (clock.Today(), role.RetiredOn);
        role.Name = Name(input);
        role.RetiredOn = input.IsRetired ? ended ?? today : null;
        if (role.RetiredOn != ended)
        {
            var rules = database.Context.Set<ReadinessRule>().Where(rule => rule.Role == role.Code).Select(static rule => rule.Id);
            var terms = await database.Context.Set<ReadinessTerms>().Where(terms => rules.Contains(terms.RuleId) && terms.HoldsUntil == ended).ToListAsync(cancellation);
            foreach (var latest in terms.GroupBy(static one => one.RuleId).Select(static of => of.MaxBy(static one => one.HoldsFrom ?? DateOnly.MinValue)!))
            {
                if (input.IsRetired || ended == today)
                {
                    latest.HoldsUntil = role.RetiredOn;
                }
                else
                {
                    database.Context.Add(new ReadinessTerms
                    {
                        RuleId = latest.RuleId, HoldsFrom = today, IsRequired = latest.IsRequired, ValidMonths = latest.ValidMonths, MinimumShare = latest.MinimumShare, AnsweredBy = latest.AnsweredBy,
                    });
                }
            }
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static bool IsTaken(IEnumerable<ReadinessRole> roles, ReadinessRoleInput input, string? own) =>
        roles.Any(role => role.Code != own && string.Equals(role.Name.Sv, input.NameSv!.Trim(), StringComparison.OrdinalIgnoreCase));

    private static LocalText Name(ReadinessRoleInput input) => new(input.NameSv!.Trim(), Text(input.NameEn));

    private async Task<IReadOnlyList<Problem>> ProblemsAsync(string role, Guid own, ReadinessRuleInput input, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (string.IsNullOrWhiteSpace(input.NameSv))
        {
            problems.Add(new Problem(nameof(input.NameSv), "ui.required"));
        }
        else if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from readiness_rules where role = {role} and name_sv = {input.NameSv.Trim()} and id <> {own})"), cancellation))
        {
            problems.Add(new Problem(nameof(input.NameSv), "readiness.rules.taken"));
        }

        if (input.AnsweredBy.Except(kinds.All).Any())
        {
            problems.Add(new Problem(nameof(input.AnsweredBy), "ui.invalid"));
        }

        return problems;
    }

    private static bool SaysTheSame(ReadinessTerms now, ReadinessRuleInput input) =>
        now.IsRequired == input.IsRequired && now.ValidMonths == input.ValidMonths && now.MinimumShare == input.MinimumShare && now.AnsweredBy.ToHashSet().SetEquals(input.AnsweredBy);

    private static ReadinessTerms Terms(Guid rule, ReadinessRuleInput input, DateOnly from) => new()
    {
        RuleId = rule, HoldsFrom = from, IsRequired = input.IsRequired, ValidMonths = input.ValidMonths, MinimumShare = input.MinimumShare, AnsweredBy = [.. input.AnsweredBy],
    };

    private static LocalText Name(ReadinessRuleInput input) => new(input.NameSv!.Trim(), Text(input.NameEn));

    private static LocalText Hint(ReadinessRuleInput input) => new(input.HintSv?.Trim() ?? string.Empty, Text(input.HintEn));

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>What a role is called.</summary>
public sealed class ReadinessRoleInput
{
    /// <summary>Name in Swedish.</summary>
    [Required, StringLength(100)]
    public string? NameSv { get; set; }

    /// <summary>Name in English.</summary>
    [StringLength(100)]
    public string? NameEn { get; set; }

    /// <summary>Whether nobody is asked for it any longer; asked of one that there is.</summary>
    public bool IsRetired { get; set; }
}
