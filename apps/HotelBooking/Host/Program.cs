using Posthouse.Hosting;

return await PosthouseApp.RunAsync(args, app => app
    .Named("hotel"));
