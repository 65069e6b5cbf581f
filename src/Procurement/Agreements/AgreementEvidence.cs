using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Agreements signed and in force, as evidence of the readiness of those who supply by them.</summary>
internal static class AgreementEvidence
{
    private const string Kind = "agreement";

    /// <summary>For rules of readiness.</summary>
    public static EvidenceSource Source { get; } = new(
        [Kind],
        Sql.Of($"select organisation_id, {Kind} as kind, valid_from, valid_until, {SubjectKind.BusinessAgreement} as subject_kind, subject_id, initiative_id from access.agreement_evidence()"),
        static initiative => Sql.Of($"""
            select s.organisation_id, {Kind} as kind, greatest(signed.occurred_on, s.starts_on) as valid_from, least(least(s.ends_on, '9999-12-30') + 1, ended.occurred_on) as valid_until
            from figures.agreement_suppliers s
            join figures.agreement_states signed on signed.agreement_id = s.agreement_id and signed.initiative_id = s.initiative_id and signed.state = {AgreementState.Signed}
            left join figures.agreement_states ended on ended.agreement_id = s.agreement_id and ended.initiative_id = s.initiative_id and ended.state = {AgreementState.Ended}
            where s.initiative_id = {initiative}
            """));
}
