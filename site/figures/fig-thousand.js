(window.figures??={})["fig-thousand"]=[
{"series":["plain","residual, times 1/√L"],"ys":[],"keys":1,"table":{"columns":["layers","plain","plain, min","plain, max","residual, times 1/√L","residual, times 1/√L, min","residual, times 1/√L, max"],"rows":[
[10,0.890625,0.890625,1,1,0.953125,1],
[30,0.890625,0.5,0.984375,1,0.9375,1],
[100,0.5,0.5,0.5,1,1,1],
[300,0.5,0.5,0.5,1,0.953125,1],
[1000,0.5,0.5,0.5,1,0.953125,1]
]}
}];
