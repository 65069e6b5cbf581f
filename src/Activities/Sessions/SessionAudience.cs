using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How many of an audience group a session wants at least.</summary>
public sealed class SessionAudience
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>One of <see cref="AudienceGroups.All"/>.</summary>
    public required string AudienceGroup { get; init; }

    /// <summary>At least so many, in persons or organisations by the group; 1 or more.</summary>
    public required int Minimum { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionAudience>
    {
        public void Configure(EntityTypeBuilder<SessionAudience> builder) => builder.ToTable("session_audiences");
    }
}

/// <summary>The groups that come to sessions for organisations; labels are <c>audience_group.CODE</c>.</summary>
public static class AudienceGroups
{
    /// <summary>Codes in the order they are offered.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["social_enterprises", "public_sector_persons", "support_actors", "companies", "civil_society"];

    /// <summary>The group that an organisation is taken for until it is registered as having come; null when it is of none.</summary>
    /// <param name="type">Type of organisation.</param>
    public static string? Of(string type) => type switch
    {
        "social_enterprise_asf" or "social_enterprise" => "social_enterprises",
        "support_actor" or "cooperative_support" or "incubator" => "support_actors",
        "company" => "companies",
        "ngo" => "civil_society",
        _ => OrganisationTypes.IsPublic(type) ? "public_sector_persons" : null,
    };

    /// <summary>Whether the group is counted in persons; others are counted in organisations.</summary>
    public static bool IsCountedInPersons(string group) => group.EndsWith("_persons", StringComparison.Ordinal);

    /// <summary>What one organisation's attendance adds to its group.</summary>
    public static int Weight(string group, int persons) => IsCountedInPersons(group) ? persons : 1;
}
