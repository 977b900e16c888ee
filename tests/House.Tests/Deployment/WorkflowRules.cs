using System.Text.RegularExpressions;
using static House.Tests.Deployment.Workflow;

namespace House.Tests.Deployment;

/// <summary>
/// What holds of every workflow: what it runs cannot change behind our back, and may do no more than it must.
/// </summary>
internal static partial class WorkflowRules
{
    /// <summary>Who may write what: signing in, releases, and who built them.</summary>
    private static readonly string[] Writers =
    [
        "bicep.yml what-if id-token",
        "deploy.yml deploy id-token",
        "release.yml publish contents",
        "release.yml publish id-token",
        "release.yml publish attestations",
    ];

    public static readonly Rule<Workflow>[] All =
    [
        new("takes actions of others by their commit, and says which version that is",
            file => Used().Matches(file.Text)
                .Where(used => !Pinned().IsMatch(used.Value))
                .Select(used => used.Value),
            "jobs: { a: { steps: [{ uses: actions/checkout@v7 }] } }"),
        new("may do nothing by default",
            file => At(file.Content, "permissions") == "{}" ? [] : ["permissions"],
            "permissions: write-all\njobs: {}"),
        new("lets no job write but those that are known to",
            file => file.Jobs.SelectMany(job => Permissions(job.Value)
                .Where(one => one.Value != "read")
                .Select(one => $"{Path.GetFileName(file.File)} {job.Name} {one.Name}"))
                .Except(Writers),
            "jobs: { a: { permissions: { packages: write }, steps: [] } }"),
        new("says of every job what it may do",
            file => file.Jobs.Where(job => At(job.Value, "permissions") is null).Select(job => job.Name),
            "jobs: { a: { steps: [] } }"),
        new("ends every job in time",
            file => file.OwnJobs.Where(job => At(job.Value, "timeout-minutes") is null).Select(job => job.Name),
            "jobs: { a: { steps: [] } }"),
        new("names the machine it runs on",
            file => file.OwnJobs.Where(job => At(job.Value, "runs-on") != "ubuntu-24.04").Select(job => job.Name),
            "jobs: { a: { runs-on: ubuntu-latest, steps: [] } }"),
        new("does not run beside itself, nor stops one that calls it",
            file => (At(file.Content, "concurrency", "group") ?? "")
                .StartsWith(Path.GetFileNameWithoutExtension(file.File) + "-${{", StringComparison.Ordinal)
                    ? []
                    : ["concurrency"],
            "concurrency: { group: '${{ github.workflow }}' }\njobs: {}"),
        new("stops at the first command that fails, in a pipe too",
            file => At(file.Content, "defaults", "run", "shell") == "bash" ? [] : ["defaults.run.shell"],
            "jobs: {}"),
        new("never runs with our rights on what a stranger sends",
            file => Strangers().Matches(file.Text).Select(one => one.Value),
            "on: pull_request_target\njobs: {}"),
        new("puts nothing into a command that somebody else wrote",
            file => file.Steps.Select(step => At(step, "run") ?? "")
                .Where(run => run.Contains("${{", StringComparison.Ordinal)),
            "jobs: { a: { steps: [{ run: 'echo ${{ github.event.pull_request.title }}' }] } }"),
        new("knows no secret but the token of the run",
            file => Secret().Matches(file.Text).Select(one => one.Value),
            "jobs: { a: { env: { KEY: '${{ secrets.KEY }}' }, steps: [] } }"),
        new("leaves no credentials in the working copy",
            file => file.Steps
                .Where(step => (At(step, "uses") ?? "").StartsWith("actions/checkout@", StringComparison.Ordinal))
                .Where(step => At(step, "with", "persist-credentials") != bool.FalseString)
                .Select(_ => "persist-credentials"),
            "jobs: { a: { steps: [{ uses: actions/checkout@v7 }] } }"),
        new("calls workflows of this repository that are there",
            file => file.Jobs.Select(job => At(job.Value, "uses"))
                .OfType<string>()
                .Where(called => !Tree.Files.Contains(called.Replace("./", "", StringComparison.Ordinal))),
            "jobs: { a: { uses: ./.github/workflows/none.yml } }"),
        new("runs programs of this repository that are there, and may be run",
            file => file.Steps.SelectMany(step => Own().Matches(At(step, "run") ?? ""))
                .Select(own => own.Value)
                .Where(own => !System.IO.File.Exists(Tree.Path(own))
                    || (!OperatingSystem.IsWindows()
                        && !System.IO.File.GetUnixFileMode(Tree.Path(own)).HasFlag(UnixFileMode.UserExecute))),
            "jobs: { a: { steps: [{ run: infra/none }] } }"),
    ];

    private static IEnumerable<(string Name, string Value)> Permissions(System.Text.Json.JsonElement job) =>
        job.TryGetProperty("permissions", out var all) && all.ValueKind == System.Text.Json.JsonValueKind.Object
            ? all.EnumerateObject().Select(one => (one.Name, one.Value.ToString()))
            : [];

    [GeneratedRegex(@"\buses: (?!\./).*")]
    private static partial Regex Used();

    [GeneratedRegex(@"^uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex("pull_request_target|workflow_run|issue_comment")]
    private static partial Regex Strangers();

    [GeneratedRegex(@"\bsecrets(\.|: inherit)\w*")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?m)(?<=^\s*|\$\()infra/[\w-]+")]
    private static partial Regex Own();
}
