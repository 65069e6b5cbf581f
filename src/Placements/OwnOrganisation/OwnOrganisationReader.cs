using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>An organisation as its contact person who is signed in is told of it. Nothing in any of this is about a participant; functions of the database give these columns and no others.</summary>
public sealed record OwnOrganisationFacts(Guid Id, string Name, string Type, string? Municipality, string? Address, string? Website, string? Phone, string? Description);

/// <summary>Where it is.</summary>
public sealed record OwnPlace(string Name, string? Address, string? Postcode, string? Town)
{
    /// <summary>Address, postcode and town on a line.</summary>
    public string Line => string.Join(", ", new[] { Address, string.Join(' ', new[] { Postcode, Town }.Where(static part => !string.IsNullOrEmpty(part))) }.Where(static part => !string.IsNullOrEmpty(part)));
}

/// <summary>Who is there.</summary>
public sealed record OwnContact(string Name, string? Title, string? Email, string? Phone, bool IsSupervisor);

/// <summary>What it offers.</summary>
public sealed record OwnOpening(
    Guid Id, string Title, PlacementKind Kind, string? Town, int Places, int Taken, DateOnly StartsOn, DateOnly? EndsOn, DateOnly ConfirmedOn, DateOnly ValidUntil, DateOnly? WithdrawnOn, OpeningState State);

/// <summary>What it has signed.</summary>
public sealed record OwnAgreement(string Buyer, string Supplier, string Type, string State, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>Reads the own organisation, and answers for its openings by the rules of the mailed question.</summary>
public sealed class OwnOrganisationReader(RequestDatabase database, OpeningQuestion questions, TimeProvider clock)
{
    internal Task<IReadOnlyList<OwnOrganisationFacts>> OrganisationsAsync(CancellationToken cancellation) => database.QueryAsync<OwnOrganisationFacts>(Sql.Of($"""
        select id, name, type, municipality, address, website, phone, description from access.own_organisations() order by name
        """), cancellation);

    internal Task<IReadOnlyList<OwnPlace>> PlacesAsync(CancellationToken cancellation) =>
        database.QueryAsync<OwnPlace>(Sql.Of($"select name, address, postcode, town from access.own_organisation_places() order by name"), cancellation);

    internal Task<IReadOnlyList<OwnContact>> PeopleAsync(CancellationToken cancellation) =>
        database.QueryAsync<OwnContact>(Sql.Of($"select name, title, email, phone, is_supervisor from access.own_organisation_people() order by name"), cancellation);

    internal Task<IReadOnlyList<OwnOpening>> OpeningsAsync(CancellationToken cancellation) => database.QueryAsync<OwnOpening>(Sql.Of($"""
        select id, title, kind, town, places, taken, starts_on, ends_on, confirmed_on, valid_until, withdrawn_on, {OpeningList.State(clock.Today())} as state
        from access.own_openings() o order by withdrawn_on nulls first, title, id
        """), cancellation);

    internal Task<IReadOnlyList<OwnAgreement>> AgreementsAsync(CancellationToken cancellation) => database.QueryAsync<OwnAgreement>(Sql.Of($"""
        select buyer, supplier, type, state, starts_on, ends_on from access.own_agreements() order by state desc, starts_on desc nulls last, buyer, supplier
        """), cancellation);

    internal Task<Result> AnswerAsync(Guid opening, OpeningAnswer answer, OpeningNumbers numbers, CancellationToken cancellation) => questions.AnswerOwnAsync(opening, answer, numbers, cancellation);
}
