using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Agreements between enterprises and the public sector, as far as they have come.</summary>
internal sealed class LoadAgreements(LoadWorld world)
{
    private const int MostAgreements = 8;

    private static readonly string[] Types = ["direct_award", "iop", "reserved_procurement", "procurement_lou", "framework_agreement", "cooperation_agreement"];

    private static readonly string[] States = ["identified", "dialogue", "drafting", "signed"];

    public void Write(LoadTarget target)
    {
        target.Copy("business_agreements", "id, initiative_id, title, type, supplier_id, buyer_id, value, note", rows => Each((initiative, number, dice) => rows.Row()
            .Id(Agreement(initiative, number)).Id(initiative.Id).Text(dice.Pick(LoadWords.Agreements)).Text(dice.Pick(Types))
            .Id(world.Register.Enterprise(dice.Below(world.Register.EnterpriseCount))).Id(world.Register.Public(dice.Below(world.Register.PublicCount)))
            .Amount(dice.Between(40, 900) * 1_000).Text(string.Empty)));
        target.Copy("agreement_states", $"id, initiative_id, agreement_id, state, {LoadTarget.Registration}", rows => Each((initiative, number, dice) =>
        {
            for (var step = 0; step <= dice.Below(States.Length); step++)
            {
                var day = DemoDates.WorkdayAtOrBefore(initiative.Start.AddDays(40 + (30 * number) + (45 * step)));
                if (day < world.Scale.Today)
                {
                    var at = LoadCalendar.At(day, 900);
                    rows.Row().Id(new LoadDice(world.Scale.Seed, LoadTopic.AgreementState, initiative.Place, number, step).Id(at)).Id(initiative.Id)
                        .Id(Agreement(initiative, number)).Text(States[step]).Standing(day, at, world.Lead(initiative.Lead));
                }
            }
        }));
    }

    private void Each(Action<LoadInitiative, int, LoadDice> write)
    {
        foreach (var initiative in world.Initiatives)
        {
            for (var number = 0; number < MostAgreements; number++)
            {
                write(initiative, number, new LoadDice(world.Scale.Seed, LoadTopic.Agreement, initiative.Place, number, 1));
            }
        }
    }

    private Guid Agreement(LoadInitiative initiative, int number) =>
        new LoadDice(world.Scale.Seed, LoadTopic.Agreement, initiative.Place, number).Id(LoadCalendar.At(initiative.Start, 900));
}
