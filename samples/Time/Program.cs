return await PosthouseApp.RunAsync(args, app => app.Add<TimeComponent>());

internal sealed class TimeComponent(TimeProvider clock) : TimeService.TimeServiceBase, IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<TimeComponent>().Exposes("/", routes => routes.MapGet("/", Now));
    public override Task<GetTimeResponse> GetTime(GetTimeRequest request, ServerCallContext context) => Task.FromResult(Now(clock));
    private static GetTimeResponse Now(TimeProvider clock) => new() { Time = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000d };
}
