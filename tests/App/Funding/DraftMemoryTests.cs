using Microsoft.Extensions.DependencyInjection;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>What a node remembers of an application is what stands in it, whoever has written, and whatever was undone.</summary>
public sealed class DraftMemoryTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Theory, InlineData(201), InlineData(202), InlineData(203)]
    public async Task What_is_remembered_is_what_stands(int seed)
    {
        var world = await SigningWorld.MakeAsync(demo.Site);
        var random = new Random(seed);
        using DraftMemory one = new(), other = new();
        for (var round = 0; round < 20; round++)
        {
            await using (var writer = await OpenAsync(world))
            {
                await ChangeAsync(world, writer, one, random, 0);
                await using (var meanwhile = await OpenAsync(world))
                {
                    await SameAsync(world, meanwhile, one, $"seed {seed}, round {round}: while somebody writes");
                    await ChangeAsync(world, meanwhile, other, random, 1);
                    await CommitAsync(meanwhile);
                }

                await SameAsync(world, writer, one, $"seed {seed}, round {round}: before it is committed");
                if (random.Next(3) > 0)
                {
                    await CommitAsync(writer);
                }
            }

            await using var reader = await OpenAsync(world);
            await SameAsync(world, reader, one, $"seed {seed}, round {round}: of the node that wrote");
            if (random.Next(2) == 0)
            {
                await SameAsync(world, reader, other, $"seed {seed}, round {round}: of another node");
            }
        }
    }

    private static async Task<AsyncServiceScope> OpenAsync(SigningWorld world)
    {
        var scope = await world.Site.ScopeOfAsync(world.LeadAccount);
        await scope.ServiceProvider.GetRequiredService<RequestDatabase>().BeginAsync();
        return scope;
    }

    private static Task CommitAsync(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync();

    private static async Task<ApplicationDraft> LoadAsync(SigningWorld world, AsyncServiceScope scope, DraftMemory memory) =>
        (await new ApplicationDrafts(scope.ServiceProvider.GetRequiredService<RequestDatabase>(), memory).LoadAsync(new InitiativeId(world.Initiative), default))!;

    /// <summary>Writes a new row, or takes one away or writes it anew that the other writer, who would wait for it, does not.</summary>
    private static async Task ChangeAsync(SigningWorld world, AsyncServiceScope scope, DraftMemory memory, Random random, int writer)
    {
        var draft = await LoadAsync(world, scope, memory);
        var save = scope.ServiceProvider.GetRequiredService<SaveAnswers>();
        var own = draft.Rows("partners").Select(static row => row.Id).Where(row => row.ToByteArray()[15] % 2 == writer).ToList();
        var row = own.Count == 0 || random.Next(3) > 0 ? Guid.CreateVersion7() : own[random.Next(own.Count)];
        KeyValuePair<AnswerPath, FormAnswer?>[] answers =
        [
            new(new AnswerPath("partners", row), random.Next(4) == 0 ? null : new NumberAnswer(random.Next(1, 9))),
            new(new AnswerPath("partners", row, "organisation"), new LookupAnswer(null, $"Part {random.Next(1000)}")),
        ];
        (await save.ReplaceAsync(draft, answers, reopens: false, default)).IsDone.ShouldBeTrue();
    }

    private static async Task SameAsync(SigningWorld world, AsyncServiceScope scope, DraftMemory memory, string when)
    {
        var remembered = await LoadAsync(world, scope, memory);
        var read = await ApplicationDraft.LoadOnAsync(scope.ServiceProvider.GetRequiredService<RequestDatabase>(), remembered.Application, remembered.Form, default);
        remembered.Answers.ToJson().ShouldBe(read.Answers.ToJson(), when);
        remembered.Stamp.ShouldBe(read.Stamp, when);
    }
}
