using Adopted;
using Posthouse.Hosting;

if (args is ["alone", .. var rest])
{
    await using var alone = Alone.Build(rest, port: 5000);
    await alone.RunAsync();
    return 0;
}

return await PosthouseApp.RunAsync(args, app => app.Named("luggage").Add<LuggageComponent>());
