namespace Samsteg.Web;

/// <summary>Needs, the ideas that came of some of them, and innovation processes of some of those, as far as they have come.</summary>
internal sealed class LoadInnovations(LoadWorld world)
{
    private const int MostNeeds = 4;
    private const int Gates = 2;
    private const int DaysBetween = 30;

    private static readonly string[] Kinds = ["need", "idea", "innovation"];

    public void Write(LoadTarget target)
    {
        target.Copy("innovation_stages", "id, initiative_id, kind, position, name", rows =>
        {
            foreach (var initiative in world.Initiatives)
            {
                foreach (var (place, kind) in Kinds.Index())
                {
                    for (var gate = 0; gate < Gates; gate++)
                    {
                        rows.Row().Id(Stage(initiative, place, gate)).Id(initiative.Id).Text(kind).Number(gate).Text(LoadWords.Gates[gate]);
                    }
                }
            }
        });
        target.Copy("innovation_processes", "id, initiative_id, kind, parent_id, title, description, organisation_id, responsible_id, next_gate_on", rows => Each((initiative, need, place, day, dice) => rows.Row()
            .Id(Process(initiative, need, place)).Id(initiative.Id).Text(Kinds[place]).Id(place == 0 ? null : Process(initiative, need, place - 1)).Text(dice.Pick(LoadWords.Needs)).Text(string.Empty)
            .Id(place == 0 ? world.Register.Public(dice.Below(world.Register.PublicCount)) : world.Register.Enterprise(dice.Below(world.Register.EnterpriseCount)))
            .Id(world.Lead(initiative.Lead)).Day(day.AddDays(DaysBetween * (Gates + 1)))));
        target.Copy("innovation_events", $"id, initiative_id, process_id, step, stage_id, outcome, decided_by, because, {LoadTarget.Registration}", rows => Each((initiative, need, place, start, dice) =>
        {
            for (var step = 0; step <= dice.Below(Gates + 1); step++)
            {
                var day = DemoDates.WorkdayAtOrBefore(start.AddDays(DaysBetween * step));
                if (day < world.Scale.Today)
                {
                    var at = LoadCalendar.At(day, 900);
                    rows.Row().Id(new LoadDice(world.Scale.Seed, LoadTopic.InnovationEvent, initiative.Place, (need * Kinds.Length) + place, step).Id(at)).Id(initiative.Id).Id(Process(initiative, need, place))
                        .Text(step == 0 ? "started" : "passed").Id(step == 0 ? null : Stage(initiative, place, step - 1)).Null().Text(step == 0 ? string.Empty : "Arbetsgruppen").Text(string.Empty)
                        .Standing(day, at, world.Lead(initiative.Lead));
                }
            }
        }));
    }

    /// <summary>Each process that has started, with the day it did: all needs, and of some an idea and an innovation.</summary>
    private void Each(Action<LoadInitiative, int, int, DateOnly, LoadDice> write)
    {
        foreach (var initiative in world.Initiatives)
        {
            for (var need = 0; need < MostNeeds; need++)
            {
                for (var place = 0; place <= need % Kinds.Length; place++)
                {
                    var day = DemoDates.WorkdayAtOrBefore(initiative.Start.AddDays(30 + (20 * need) + (DaysBetween * Gates * place)));
                    if (day < world.Scale.Today)
                    {
                        write(initiative, need, place, day, new LoadDice(world.Scale.Seed, LoadTopic.Innovation, initiative.Place, (need * Kinds.Length) + place, 1));
                    }
                }
            }
        }
    }

    private Guid Process(LoadInitiative initiative, int need, int place) =>
        new LoadDice(world.Scale.Seed, LoadTopic.Innovation, initiative.Place, (need * Kinds.Length) + place).Id(LoadCalendar.At(initiative.Start, 900));

    private Guid Stage(LoadInitiative initiative, int place, int gate) =>
        new LoadDice(world.Scale.Seed, LoadTopic.InnovationStage, initiative.Place, place, gate).Id(LoadCalendar.At(initiative.Start, 900));
}
