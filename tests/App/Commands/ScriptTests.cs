using System.Runtime.Versioning;

namespace Samsteg.App;

/// <summary>The scripts at the root, as a newcomer types them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ScriptTests
{
    [Fact]
    public async Task Run_serves_until_it_is_interrupted_and_a_taken_port_is_one_sentence()
    {
        await using var folder = new DataFolder();
        var port = SamstegProcess.FreePort();
        await using var first = Run(folder, "--port", $"{port}", "--as-of", "2026-04-15");
        await first.ServesAsync();
        (await (await CommandTests.SignInAsync(port)).GetAsync("/")).Status.ShouldBe(200);

        await using var second = Run(folder, $"--port={port}");

        (await second.EndAsync()).ShouldBe(1);
        Sentence(second).ShouldContain($"{port}");
        (await first.InterruptAsync()).ShouldBe(0, first.Complained);
        File.Exists(Path.Combine(folder.Path, "cluster", "postmaster.pid")).ShouldBeFalse("PostgreSQL stops with it");
    }

    [Theory]
    [InlineData("--port", "ett", "ett")]
    [InlineData("--port", null, "--port")]
    [InlineData("--colour", null, "--colour")]
    [InlineData("--reset=yes", null, "--reset")]
    public async Task Run_refuses_what_it_does_not_know(string option, string? value, string words)
    {
        await using var folder = new DataFolder();
        await using var run = Run(folder, value is null ? [option] : [option, value]);

        (await run.EndAsync()).ShouldBe(2);

        Sentence(run).ShouldContain(words);
    }

    [Theory]
    [InlineData("dotnet", "echo '9.0.100 [/usr]'", ".NET 10 SDK")]
    [InlineData("node", "echo 18", "Node 20")]
    public async Task A_missing_or_old_tool_is_one_sentence(string tool, string instead, string words)
    {
        await using var folder = new DataFolder();
        var tools = Directory.CreateTempSubdirectory("samsteg-tools-");
        try
        {
            var file = Path.Combine(tools.FullName, tool);
            await File.WriteAllTextAsync(file, $"#!/bin/sh\n{instead}\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            await using var run = SamstegProcess.StartScript("run", folder.Path, [], new Dictionary<string, string?> { ["PATH"] = $"{tools.FullName}:{Environment.GetEnvironmentVariable("PATH")}" });

            (await run.EndAsync()).ShouldBe(1);

            Sentence(run).ShouldContain(words);
            Directory.Exists(folder.Path).ShouldBeFalse();
        }
        finally
        {
            tools.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_command_line_names_its_commands()
    {
        await using var folder = new DataFolder();
        await using var help = SamstegProcess.StartScript("samsteg", folder.Path, ["--help"]);

        (await help.EndAsync()).ShouldBe(0, help.Complained);

        foreach (var command in new[] { "serve", "migrate", "demo" })
        {
            help.Said.ShouldContain(command);
        }
    }

    private static SamstegProcess Run(DataFolder folder, params string[] options) => SamstegProcess.StartScript("run", folder.Path, options);

    private static string Sentence(SamstegProcess process)
    {
        process.Complained.Split('\n').Length.ShouldBe(1, process.Complained);
        return process.Complained;
    }
}
