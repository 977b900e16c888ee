using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace House.Tests.Deployment;

/// <summary>The small programs of a deployment, run as azd, a person or a workflow runs them.</summary>
public sealed partial class ProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("house-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("my-shop", "true")]
    [InlineData("", "false")]
    public void what_azd_builds_runs_on_the_official_packages(string environment, string official) =>
        Run("dotnet", "msbuild functions/App -getProperty:OfficialPackages",
            ("AZURE_ENV_NAME", environment), ("OfficialPackages", "")).Says.Trim().Should().Be(official);

    [Fact]
    public void secrets_that_are_missing_are_made_of_32_random_bytes_and_told_to_nobody_else()
    {
        var (code, says, told) = MakeSecrets(("LOYALTY_ENCRYPTION_KEY", ""), ("LOYALTY_OWNER_KEY", ""));

        code.Should().Be(0);
        var made = told.Select(line => Told().Match(line)).ToDictionary(
            line => line.Groups["name"].Value, line => line.Groups["value"].Value);
        made.Keys.Should().BeEquivalentTo("LOYALTY_ENCRYPTION_KEY", "LOYALTY_OWNER_KEY");
        made.Values.Select(Convert.FromBase64String).Should().OnlyContain(secret => secret.Length == 32);
        made.Values.Should().OnlyHaveUniqueItems().And.NotContain(secret => says.Contains(secret));
    }

    [Fact]
    public void secrets_that_are_there_are_left_alone()
    {
        var (code, says, told) = MakeSecrets(("LOYALTY_ENCRYPTION_KEY", "one"), ("LOYALTY_OWNER_KEY", "two"));

        code.Should().Be(0);
        told.Should().BeEmpty();
        says.Should().BeEmpty();
    }

    [Fact]
    public void the_changelogs_words_are_found_by_version()
    {
        Run("infra/release-notes", "Unreleased").Says.Should().Contain("### For owners").And.NotContain("\n## ");
        Run("infra/release-notes", "999.0.0").Code.Should().NotBe(0);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    public async Task an_app_that_does_not_answer_is_told_from_one_that_does(int status, int expected)
    {
        using var listener = new HttpListener();
        var url = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add(url + "/");
        listener.Start();
        var answering = AnswerAll(listener, status);

        Run("infra/smoke", url, ("SMOKE_SECONDS", "0")).Code.Should().Be(expected);

        listener.Stop();
        await answering;
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }

    private static async Task AnswerAll(HttpListener listener, int status)
    {
        while (listener.IsListening)
        {
            try
            {
                using var answer = (await listener.GetContextAsync()).Response;
                answer.StatusCode = status;
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>The hook beside an azd that writes down what it is told.</summary>
    private (int Code, string Says, string[] Told) MakeSecrets(params (string, string)[] environment)
    {
        var log = Path.Combine(_folder.FullName, "log");
        var azd = Path.Combine(_folder.FullName, "azd");
        File.WriteAllText(log, "");
        File.WriteAllText(azd, $"#!/bin/sh\necho \"$@\" >> '{log}'\n");
        Tree.Run("chmod", "u+x", azd);

        var (code, says) = Run("node", "infra/hooks/secrets.mjs",
            [("PATH", $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"), .. environment]);
        return (code, says, File.ReadAllLines(log));
    }

    private static (int Code, string Says) Run(
        string program, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program.Contains('/') ? Tree.Path(program) : program, arguments)
        {
            WorkingDirectory = Tree.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var says = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, says);
    }

    [GeneratedRegex("^env set (?<name>\\w+) (?<value>[A-Za-z0-9+/=]+)$")]
    private static partial Regex Told();
}
