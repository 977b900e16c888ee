using System.Text.Json;

namespace House.Tests.Deployment;

/// <summary>
/// The deployment as a parser reads it (tests/oracles/bicep.mjs). It is not Bicep's compiler: types and the properties
/// of resources are checked where that runs, in the workflow bicep.yml.
/// </summary>
internal sealed record BicepFile(
    string File,
    string Text,
    string[] Errors,
    string[] Unknown,
    BicepName[] Parameters,
    BicepName[] Outputs,
    BicepModule[] Modules,
    BicepResource[] Resources,
    string[] AppSettings)
{
    private static readonly Lazy<BicepFile[]> Read = new(() => From([.. Tree.Ending(".bicep")]));

    public static IReadOnlyList<BicepFile> All => Read.Value;

    public static BicepFile Main => All.Single(file => file.File == "infra/bicep/main.bicep");

    /// <summary>The app settings a deployment makes.</summary>
    public static IEnumerable<string> Settings => All.SelectMany(file => file.AppSettings);

    /// <summary>The alerts a deployment makes, by name.</summary>
    public static IEnumerable<string> Alerts => All
        .SelectMany(file => file.Resources)
        .Where(resource => resource.Is("Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/metricAlerts"))
        .SelectMany(resource => resource.Names);

    public static BicepFile[] From(params string[] paths) =>
        JsonSerializer.Deserialize<BicepFile[]>(
            Oracle.Ask("tests/oracles/bicep.mjs", paths), JsonSerializerOptions.Web)!;

    /// <summary>The resources this file makes, of these types.</summary>
    public IEnumerable<BicepResource> Made(params string[] types) =>
        Resources.Where(resource => !resource.IsExisting && (types.Length == 0 || resource.Is(types)));

    /// <summary>The file a module of this file is in.</summary>
    public BicepFile? Called(BicepModule module) =>
        All.FirstOrDefault(file => file.File == $"{Path.GetDirectoryName(File)!.Replace('\\', '/')}/{module.Path}");
}

/// <summary>A parameter or an output, whether it is described and kept secret, and what it is made of.</summary>
internal sealed record BicepName(string Name, bool IsDescribed, bool IsSecure, bool HasDefault, string Text);

/// <summary>A module that is called, and the parameters it is given.</summary>
internal sealed record BicepModule(string Symbol, string Path, string[] Parameters);

/// <summary>A resource, or each one of a loop; an existing one is only looked up.</summary>
internal sealed record BicepResource(
    string Type, string[] Names, bool IsExisting, bool IsWrittenOnce, string[] Properties, string Text)
{
    public bool Is(params string[] types) => types.Contains(Type.Split('@')[0]);

    public bool Says(string property) => Text.Contains(property, StringComparison.Ordinal);
}
