using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Changes what is known of what an organisation is and can offer.</summary>
public sealed class ChangeProfile(RequestDatabase database)
{
    /// <summary>Done, or refused: too many or too long tags, an unknown language; a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> RunAsync(OrganisationId id, ProfileInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<Organisation>().SingleOrDefaultAsync(found => found.Id == id, cancellation) is not { } organisation)
        {
            return null;
        }

        if (organisation.Version != input.Version)
        {
            return Result.Conflict("organisations.problem.changed");
        }

        var profile = input.ToProfile();
        var problems = new List<Problem>();
        if (profile.Tags.Length > OrganisationTags.Most)
        {
            problems.Add(new Problem(nameof(input.MoreTags), "organisations.profile.too_many_tags", OrganisationTags.Most, profile.Tags.Length));
        }
        else if (profile.Tags.FirstOrDefault(static tag => tag.Length > OrganisationTags.Longest) is { } tooLong)
        {
            problems.Add(new Problem(nameof(input.MoreTags), "organisations.profile.long_tag", tooLong, OrganisationTags.Longest));
        }

        if (!input.Languages.All(SiteLanguages.IsKnown))
        {
            problems.Add(new Problem(nameof(input.Languages), "organisations.profile.unknown_language"));
        }

        if (problems.Count == 0)
        {
            organisation.Offer(profile);
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Of(problems);
    }
}
