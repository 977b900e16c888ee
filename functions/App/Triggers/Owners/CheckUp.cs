using System.Reflection;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>Whether the deployment is as it should be; see <see cref="CheckUps"/>.</summary>
public sealed class CheckUp(OwnerDoor door, CheckUps checks)
{
    [Function(nameof(CheckUp))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.CheckUp)] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Routes.Reading,
            async (_, now) => Show(now, await checks.OfDeployment(cancellation)));

    internal static Answer Show(DateTimeOffset now, IReadOnlyList<Check> checks) => OwnerDoor.Show(
        new CheckUpDocument(now, Version, checks), OwnerText.Default.CheckUpDocument);

    private static string Version { get; } =
        typeof(CheckUp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
