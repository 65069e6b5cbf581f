using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers what a member needs, area by area, as it said on a day. Pinned to the version of the form that was answered.</summary>
public sealed class CohortNeeds : Registration
{
    /// <summary>What the form is kept as.</summary>
    public const string Purpose = "cohort_needs";

    /// <summary>Who is asked in the form.</summary>
    public const string Respondent = "enterprise";

    /// <summary>The form that the program ships.</summary>
    public static FormDefinition Form { get; } = Shipped();

    /// <summary>The member.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The version of the form.</summary>
    public required Guid FormId { get; init; }

    /// <summary>The answers as JSON, see <see cref="FormAnswers.ToJson"/>.</summary>
    public required string Answers { get; init; }

    private static FormDefinition Shipped()
    {
        using var reader = new StreamReader(typeof(CohortNeeds).Assembly.GetManifestResourceStream("forms/enterprise-needs-8.json")!);
        return FormDefinition.Parse(reader.ReadToEnd());
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CohortNeeds>
    {
        public void Configure(EntityTypeBuilder<CohortNeeds> builder)
        {
            builder.ToTable("cohort_needs");
            builder.Property(static needs => needs.Answers).HasColumnType("jsonb");
            builder.HasOne<CohortMember>().WithMany().HasForeignKey(static needs => needs.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A needs analysis as typed.</summary>
public sealed class CohortNeedsInput : FormInput
{
    /// <summary>Id of the form, which becomes the analysis': sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>A needs analysis that stands.</summary>
public sealed record CohortNeedsRow(Guid Id, DateOnly On, string RegisteredBy, FormAnswers Answers);

/// <summary>Registers needs analyses, reads them and takes them back.</summary>
public sealed class RegisterNeeds(RequestDatabase database, FormLibrary library, CurrentUser user, TimeProvider clock)
{
    /// <summary>Those of a member that stand, oldest first.</summary>
    public async Task<IReadOnlyList<CohortNeedsRow>> OfAsync(Guid member, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select n.id, n.occurred_on, n.answers::text as answers, f.content::text as form, a.display_name as registered_by
            from cohort_needs n join form_versions f on f.id = n.form_id join accounts a on a.id = n.registered_by
            where n.member_id = {member} and n.superseded_at is null order by n.occurred_on, n.registered_at
            """), cancellation);
        return [.. rows.Select(static row => new CohortNeedsRow(row.Id, row.OccurredOn, row.RegisteredBy, FormAnswers.Parse(FormDefinition.Parse(row.Form), row.Answers)))];
    }

    /// <summary>Registers one. The same form sent twice registers once.</summary>
    public async Task<Result> RunAsync(CohortMemberView member, InitiativeId initiative, CohortNeedsInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<CohortNeeds>().AnyAsync(row => row.Id == input.Form && row.MemberId == member.Id, cancellation))
        {
            return Result.Done;
        }

        var (answers, unread) = input.Read([.. CohortNeeds.Form.Fields], FormAnswers.None(CohortNeeds.Form));
        List<Problem> problems = [.. unread, .. answers.Missing(CohortNeeds.Form.Fields).Select(FormInput.Beside).Where(problem => unread.All(other => other.Field != problem.Field))];
        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "cohorts.day_ahead"));
        }
        else if (input.OccurredOn < member.JoinedOn)
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "cohorts.before_last", Display.Day(member.JoinedOn)));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var form = await library.PinAsync(initiative, CohortNeeds.Purpose, CohortNeeds.Form, cancellation);
        database.Context.Add(new CohortNeeds
        {
            Id = input.Form,
            InitiativeId = initiative,
            MemberId = member.Id,
            FormId = form.Id,
            Answers = answers.ToJson(),
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes one back, for a reason.</summary>
    /// <returns>Null when the member has none such.</returns>
    public async Task<Result?> RetractAsync(CohortMemberView member, Guid needs, string reason, CancellationToken cancellation)
    {
        if (await database.Context.Set<CohortNeeds>().SingleOrDefaultAsync(row => row.Id == needs && row.MemberId == member.Id && row.SupersededAt == null, cancellation) is not { } standing)
        {
            return null;
        }

        standing.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private sealed record Row(Guid Id, DateOnly OccurredOn, string Answers, string Form, string RegisteredBy);
}
